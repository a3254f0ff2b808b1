"""Does the real plan show what serves it, and do its report and comparison agree everywhere?"""

import io
import re

import pypdf
import pytest

from portal.api import Activity
from portal.plan.models import PlanPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

# Rooms that are not open yet; each line goes when its room opens.
TO_COME: set[str] = set()


def activities(language="sr"):
    return Activity.objects.filter(
        plan__in=PlanPage.objects.filter(year=2015), locale__language_code=language
    )


@pytest.mark.parametrize("language", ["sr", "en"])
def test_every_activity_shows_what_serves_it(client, language):
    unserved = {
        activity.slug
        for activity in activities(language)
        if not client.get(f"{activity.get_url()}").context["parts"]
    }
    assert activities(language).count() == 34
    assert unserved == TO_COME


def test_what_serves_it_can_be_opened(client):
    urls = {
        part["url"]
        for activity in activities()
        for part in client.get(activity.get_url()).context["parts"]
    }
    assert {url: client.get(url).status_code for url in urls} == dict.fromkeys(urls, 200)


@pytest.mark.parametrize(
    ("prefix", "word"),
    [("/plan-rada", "Тврди се"), ("/sr-latn/plan-rada", "Tvrdi se"), ("/en/work-plan", "Claimed")],
)
def test_the_report_says_the_same_on_the_page_and_on_paper(client, prefix, word):
    answer = client.get(f"{prefix}/2016/izvestaj/")
    page = answer.content.decode()
    assert word in page
    document = client.get(f"{prefix}/2016/izvestaj.pdf")
    assert document["Content-Type"] == "application/pdf"
    read = pypdf.PdfReader(io.BytesIO(document.content))
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    text = bald("".join(sheet.extract_text() for sheet in read.pages))
    assert bald(word) in text
    for general in answer.context["goals"]:
        for part in general["specific_goals"]:
            for shown in part["activities"]:
                printed = shown.activity.text
                if prefix.startswith("/sr-latn"):
                    from foundation.script import to_latin

                    printed = to_latin(printed)
                assert bald(f"{shown.number} {printed}") in text


def bald(text):
    """Return a text without what a line break may bring."""
    return re.sub(r"[\s\u00ad-]+", "", text)


def test_two_years_stand_side_by_side(client):
    comparison = client.get("/plan-rada/2016/poredjenje/2015/").context["comparison"]
    assert len(comparison.carried) == 32
    assert {shown.number for shown in comparison.dropped} == {"1.2.1", "3.2.3"}
    assert comparison.new == ()
    assert {pair.later.number for pair in comparison.carried if pair.is_reworded} == {
        "1.1.3",
        "3.4.2",
    }
    for other in ("2016", "2017", "0000"):
        assert client.get(f"/plan-rada/2016/poredjenje/{other}/").status_code == 404

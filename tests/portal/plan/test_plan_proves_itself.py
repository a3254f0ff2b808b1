"""Does the real plan show what serves it, and do its report and comparison agree everywhere?"""

import pytest
from lxml import html

from portal.api import Activity
from portal.plan.models import PlanPage
from tests.foundation.printing.paper import bald, read_back

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


@pytest.mark.parametrize("year", [2015, 2016])
@pytest.mark.parametrize("prefix", ["/plan-rada", "/sr-latn/plan-rada", "/en/work-plan"])
def test_the_report_says_the_same_on_the_page_and_on_paper(client, prefix, year):
    (page,) = html.fromstring(client.get(f"{prefix}/{year}/izvestaj/").content).xpath(
        "//main//div[contains(@class, 'wrapper')]"
    )
    for apart in page.xpath(".//*[@data-not-printed]"):
        apart.drop_tree()
    document = client.get(f"{prefix}/{year}/izvestaj.pdf")
    assert document["Content-Type"] == "application/pdf"
    assert read_back(document.content) == bald(page.text_content())


def test_two_years_stand_side_by_side(client):
    comparison = client.get("/plan-rada/2016/poredjenje/2015/").context["comparison"]
    assert len(comparison.carried) == 32
    assert {shown.number for shown in comparison.dropped} == {"1.2.1", "3.2.3"}
    assert {shown.number for shown in comparison.new} == {"3.2.4"}
    reworded = [
        pair.later.number
        for pair in comparison.carried
        if any(word.kind != "same" for word in pair.words)
    ]
    assert sorted(reworded) == ["1.1.3", "3.4.2"]
    for other in ("2016", "2017", "0000"):
        assert client.get(f"/plan-rada/2016/poredjenje/{other}/").status_code == 404

"""Before its minute a release is nowhere, on no surface; at the minute all of it is there."""

import datetime

import pytest

from centre.models import Topic
from foundation.embargo.links import PARAMETER, key_of_link
from foundation.models import EmbargoLink, User
from tests.centre.press.conftest import BEFORE, MINUTE, SLUG, WORD
from tests.factories.press import ReleasePageFactory
from tests.training.crawler import read

LISTS = [
    "/za-medije/",
    "/sr-latn/za-medije/",
    "/za-medije/?topic=law&year=2027",
    "/za-medije/rss/",
    "/sr-latn/za-medije/atom/?topic=law",
    "/za-medije/json/",
    "/za-medije/ranije/",
    "/plan-rada/2015/1.1.1/",
    "/sr-latn/plan-rada/2015/1.1.1/",
    "/sitemap.xml",
    f"/pretraga/?q={WORD}",
    f"/sr-latn/pretraga/?q={SLUG}",
]


@pytest.fixture
def earlier(embargoed):
    """A release of the same topic, which shows the other one as related."""
    page = ReleasePageFactory(slug="ranije", title="Раније", revision=False)
    page.topics = [Topic.objects.get(code="law")]
    page.save_revision().publish()
    return page


def test_each_part_is_nothing_before_and_there_at_the_minute(client, embargoed, at):
    client.force_login(User.objects.create_user("outsider@example.org"))
    for part in embargoed.parts:
        for moment, status in [(BEFORE, 404), (MINUTE, 200)]:
            with at(moment):
                assert client.get(part).status_code == status, (part, moment)
                assert client.head(f"{part}?{PARAMETER}=1.1.1.x").status_code == status


def test_each_list_is_silent_before_and_names_it_at_the_minute(client, earlier, at):
    for address in LISTS:
        for moment, told in [(BEFORE, False), (MINUTE, True)]:
            with at(moment):
                answer = client.get(address)
                assert answer.status_code == 200
                assert (f"/{SLUG}/" in answer.text.lower()) is told, (address, moment)


@pytest.mark.walk
def test_nothing_that_the_site_links_tells_of_it(client, earlier, at):
    with at(BEFORE):
        answers = read(client)
    assert "/za-medije/" in answers
    told = {
        address
        for address, text in answers.items()
        if WORD.lower() in text.lower() or f"/{SLUG}" in text
    }
    assert told == set()


def test_a_key_opens_the_release_and_its_files_alone(client, embargoed, at):
    with at(BEFORE):
        link = EmbargoLink.objects.create(
            page=embargoed,
            created_at=BEFORE - datetime.timedelta(hours=2),
            expires_at=MINUTE,
        )
        key = f"?{PARAMETER}={key_of_link(link)}"
        opened = client.get(embargoed.url + key)
        assert "Под ембаргом до 30. јула 2027. у 09:00 по београдском времену" in opened.text
        assert f'href="{embargoed.url}word/{key}"' in opened.text
        for part in embargoed.parts:
            answer = client.get(part + key)
            assert answer.status_code == 200, part
            assert answer["Cache-Control"] == "private, no-store"
            assert "noindex" in answer["X-Robots-Tag"]
        for address in LISTS[:6]:
            separator = "&" if "?" in address else "?"
            assert f"/{SLUG}/" not in client.get(f"{address}{separator}{key[1:]}").text
        taken = client.get(f"{embargoed.url}tekst/{key}").content.decode()
    assert "Под ембаргом до 30. јула 2027." in taken
    assert key[1:] not in taken
    with at(MINUTE):
        assert "Под ембаргом" not in client.get(embargoed.url).text

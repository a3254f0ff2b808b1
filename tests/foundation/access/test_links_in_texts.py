"""No text names a page to who may not see it, whoever read the text before."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone, translation
from wagtail.models import Locale, Page, Site
from wagtail.rich_text import RichText

from centre import site_tree
from foundation.models import SiteDocument
from foundation.publishing import translate
from tests.factories.pages import NewsPageFactory, StandardPageFactory, make_site

WORDS = "Више о томе"


def linked(page):
    return f'<p><a linktype="page" id="{page.pk}">{WORDS}</a></p>'


def body(page):
    return [("paragraph", linked(page)), ("callout", {"title": "Важно", "text": linked(page)})]


@pytest.fixture
def section(grow, db):
    make_site()
    return grow("Section", Site.objects.get(is_default_site=True).root_page)


@pytest.fixture
def target(grow, section):
    return grow("Target", section)


@pytest.fixture
def text(target):
    return NewsPageFactory(body=body(target))


def read(person, page):
    """Return how often a text links what it is asked for, of two; ``None`` if it says too much."""
    client = Client()
    if person is not None:
        client.force_login(person)
    found = client.get(page.url).text
    assert found.count(WORDS) == 2
    links = found.count('href="/section/target/"')
    return None if found.count("target/") != links else links


def test_a_link_is_there_for_everybody_while_its_page_is(text, stranger):
    assert [read(person, text) for person in (None, stranger)] == [2, 2]


@pytest.mark.parametrize("closed", ["target", "section"])
def test_a_link_leads_to_what_is_restricted_for_its_readers_alone(
    request, text, restrict, staff, member, stranger, closed
):
    restrict(request.getfixturevalue(closed), staff)
    # Each reads twice: what was kept for one is not for another.
    readers = [member, None, stranger, member, None, stranger]
    assert [read(person, text) for person in readers] == [2, 0, 0, 2, 0, 0]


def test_a_link_leads_to_what_is_for_accounts_whoever_is_signed_in(
    text, target, restrict, stranger
):
    restrict(target)
    assert [read(person, text) for person in (None, stranger)] == [0, 2]


def test_a_link_leads_to_no_page_whose_time_is_over(text, target, member):
    Page.objects.filter(pk=target.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert [read(person, text) for person in (None, member)] == [0, 0]


@pytest.mark.parametrize("number", ["abc", "9" * 30, "", "-1", "٣", "7777777"])
def test_a_link_to_no_file_breaks_no_page(db, client, number):
    make_site()
    paper = SiteDocument.objects.create(title="Папир", file=ContentFile(b"words", name="paper.txt"))
    links = (f'<a linktype="document" id="{each}">{WORDS}</a>' for each in (number, paper.pk))
    page = StandardPageFactory(body=[("paragraph", f"<p>{' '.join(links)}</p>")])
    answer = client.get(page.url)
    assert answer.status_code == 200
    assert answer.text.count(WORDS) == 2
    assert answer.text.count(f'href="{paper.url}"') == 1


def test_what_is_made_for_no_reader_names_nothing_restricted(target, restrict):
    assert 'href="/section/target/"' in str(RichText(linked(target)))
    restrict(target)
    assert "target" not in str(RichText(linked(target)))


def test_nothing_stays_of_who_read_before(client, text, target, restrict, staff, member):
    restrict(target, staff)
    client.force_login(member)
    assert "/section/target/" in client.get(text.url).text
    assert "target" not in str(RichText(linked(target)))


def test_a_link_leads_to_no_translation_that_is_restricted(db, restrict):
    make_site()
    named = StandardPageFactory(title="Прва", slug="prva")
    english = translate(named, site_tree.home("en"), {"title": "Hidden", "slug": "hidden-word"})
    with translation.override("en"):
        assert Locale.get_active().language_code == "en"
        assert english.url in str(RichText(linked(named)))
        restrict(english)
        told = str(RichText(linked(named)))
    assert f'href="{named.url}"' in told
    assert "hidden-word" not in told

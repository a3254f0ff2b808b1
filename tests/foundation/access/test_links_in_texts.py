"""No text names a page to who may not see it, whoever read the text before."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone, translation
from wagtail.models import CollectionViewRestriction, Locale, Page, Site
from wagtail.rich_text import RichText

from centre import site_tree
from foundation.models import SiteDocument
from foundation.publishing import translate
from tests.factories.pages import (
    NewsPageFactory,
    SiteImageFactory,
    StandardPageFactory,
    make_site,
)

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


@pytest.mark.usefixtures("kept_parts")
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


@pytest.fixture
def closed_paper(collect, staff):
    """Put a paper on a shelf that is open yet; return it with how the shelf is closed."""
    shelf = collect("Shelf")
    file = ContentFile(b"words", name="hidden-word.txt")
    paper = SiteDocument.objects.create(title="Hidden", file=file, collection=shelf)

    def close():
        CollectionViewRestriction.objects.create(
            collection=shelf, restriction_type=CollectionViewRestriction.GROUPS
        ).groups.set([staff])

    return paper, close


@pytest.mark.usefixtures("kept_parts")
def test_a_file_on_a_closed_shelf_is_named_to_who_gets_it_alone(
    closed_paper, client, member, stranger
):
    make_site()
    paper, close = closed_paper
    link = f'<a linktype="document" id="{paper.pk}">{WORDS}</a>'
    body = [("paragraph", f"<p>{link}</p>"), ("document", {"document": paper, "text": ""})]
    page = StandardPageFactory(body=body)

    def names(person):
        client.logout()
        if person is not None:
            client.force_login(person)
        answer = client.get(page.url).text
        return WORDS in answer and "Hidden" in answer and answer.count(paper.url) == 2

    assert [names(person) for person in (None, stranger, member)] == [True, True, True]
    close()
    # Each reads twice: what was kept for one is not for another.
    readers = [member, None, stranger, member, None, stranger]
    assert [names(person) for person in readers] == [True, False, False, True, False, False]
    client.logout()
    told = client.get(page.url).text
    assert WORDS in told
    assert "Hidden" not in told
    assert paper.url not in told


def test_a_preview_shows_what_the_desk_offers(closed_paper, client, member, stranger):
    make_site()
    paper, close = closed_paper
    close()
    page = StandardPageFactory(body=[("document", {"document": paper, "text": ""})])

    def shows(person):
        client.force_login(person)
        request = client.get("/").wsgi_request
        return "Hidden" in page.make_preview_request(request, page.preview_modes[0][0]).text

    assert [shows(member), shows(stranger)] == [True, False]
    paper.uploaded_by_user = stranger
    paper.save()
    assert shows(stranger)
    paper.visible_until = timezone.now() - timedelta(minutes=1)
    paper.save()
    assert not shows(stranger)


def test_a_picture_on_a_closed_shelf_is_shown_to_who_gets_it_alone(collect, staff, client, member):
    make_site()
    shelf = collect("Shelf")
    image = SiteImageFactory(title="hidden-picture", collection=shelf)
    body = [("picture", {"image": image, "alt": "Шара", "caption": ""})]
    page = NewsPageFactory(picture=image, picture_alt="Шара", body=body)
    assert client.get(page.url).text.count("<picture>") == 2
    restriction = CollectionViewRestriction.objects.create(
        collection=shelf, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.set([staff])
    told = client.get(page.url).text
    assert "<picture>" not in told
    assert "Шара" not in told
    assert str(image.renditions.first().url) not in told
    client.force_login(member)
    assert client.get(page.url).text.count("<picture>") == 2

"""A key link opens one page and its files until it expires or is revoked, and nothing else."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.signing import Signer
from wagtail.models import PageViewRestriction

from foundation.access import is_visible
from foundation.embargo.links import PARAMETER, address_of, key_of_link
from foundation.models import EmbargoLink, User
from tests.factories.accounts import enter_desk
from tests.factories.pages import NewsPageFactory, SiteImageFactory
from tests.foundation.embargo.conftest import BEFORE, MINUTE, SLUG
from tests.training.crawler import everything, links

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def link(embargoed):
    return EmbargoLink.objects.create(
        page=embargoed.page, created_at=BEFORE - HOUR, expires_at=MINUTE - HOUR / 120
    )


@pytest.fixture
def key(link):
    return f"?{PARAMETER}={key_of_link(link)}"


def test_it_opens_the_page_in_both_scripts_and_carries_on_to_its_files(client, embargoed, key, at):
    with at(BEFORE):
        for place in (embargoed.page.url, f"/sr-latn{embargoed.page.url}"):
            answer = client.get(place + key)
            assert answer.status_code == 200
            found = [each for each in links(everything(answer)) if _is_file(each)]
            assert len(found) > 6
            for address in found:
                assert address.endswith(key), address
                file = client.get(address)
                assert file.status_code == 200, address
                assert _is_kept_by_nobody(file)
            assert _is_kept_by_nobody(answer)
            assert not answer.cookies
            assert answer["Referrer-Policy"] == "no-referrer"


def _is_file(address):
    return address.startswith(("/media/", "/dokumenta/"))


def _is_kept_by_nobody(answer):
    kept = answer.has_header("ETag") or answer.has_header("Last-Modified")
    return (
        answer["Cache-Control"] == "private, no-store"
        and "noindex" in answer["X-Robots-Tag"]
        and not kept
    )


def test_it_opens_nothing_else(client, embargoed, key, at):
    with at(BEFORE):
        other = NewsPageFactory(
            picture=SiteImageFactory(), picture_alt="Шара", embargoed_until=MINUTE
        )
        rendition = other.picture.get_rendition("width-4").url
        for address in (other.url, rendition):
            assert client.get(address + key).status_code == 404
        for address in ("/", "/vesti/", "/vesti/rss/", "/sitemap.xml"):
            assert f"/{SLUG}/" not in client.get(address + key).text
        assert f"/{SLUG}/" not in client.get(f"/pretraga/{key}&q={SLUG}").text


def test_what_is_restricted_besides_stays_closed(client, embargoed, key, at):
    PageViewRestriction.objects.create(
        page=embargoed.page, restriction_type=PageViewRestriction.LOGIN
    )
    with at(BEFORE):
        assert client.get(embargoed.page.url + key).status_code == 404


def _ended(link):
    EmbargoLink.objects.filter(pk=link.pk).update(expires_at=BEFORE)
    return key_of_link(link)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda link: key_of_link(link)[:-1],
        lambda link: key_of_link(link).replace(f"{link.pk}.", f"{link.pk + 1}.", 1),
        lambda link: "\x00",
        lambda link: "9" * 5000,
        lambda link: "..",
        lambda link: link.delete() and "",
        _ended,
    ],
    ids=["cut", "another's", "NUL", "long", "dots", "none", "ended"],
)
def test_a_wrong_key_answers_like_none(client, embargoed, link, at, spoil):
    key = spoil(link)
    with at(BEFORE):
        for address in (embargoed.page.url, embargoed.paper.url):
            assert client.get(address, {PARAMETER: key}).status_code == 404


def test_it_expires_and_can_be_revoked(client, embargoed, link, key, at):
    with at(link.expires_at):
        assert client.get(embargoed.page.url + key).status_code == 404
    link.delete()
    with at(BEFORE):
        assert client.get(embargoed.page.url + key).status_code == 404


def test_what_was_given_away_holds_on_when_its_end_is_moved(client, embargoed, link, key, at):
    EmbargoLink.objects.filter(pk=link.pk).update(expires_at=MINUTE)
    with at(link.expires_at):
        assert client.get(embargoed.page.url + key).status_code == 200


def test_a_key_of_before_that_names_its_end_opens_too(client, embargoed, link, at):
    key = Signer(salt="foundation.embargo.link", sep=".").sign(f"{link.pk}.{link.page_id}.123")
    with at(BEFORE):
        assert client.get(embargoed.page.url, {PARAMETER: key}).status_code == 200


def test_it_opens_no_draft_and_nothing_unpublished(client, embargoed, key, at):
    with at(BEFORE):
        embargoed.read_again().unpublish()
        assert client.get(embargoed.page.url + key).status_code == 404


def test_after_the_minute_the_page_is_the_same_for_all(client, embargoed, key, at):
    with at(MINUTE):
        answer = client.get(embargoed.page.url + key)
        assert answer["Cache-Control"] == "no-cache"
        assert is_visible(AnonymousUser(), embargoed.page)


def test_a_link_to_a_page_without_an_embargo_is_refused(site):
    page = NewsPageFactory()
    with pytest.raises(ValidationError):
        EmbargoLink(page=page, expires_at=MINUTE).full_clean()


def test_an_editor_makes_lists_and_revokes_links(client, embargoed, at):
    with at(BEFORE):
        enter_desk(client, User.objects.create_superuser("admin@example.org"))
        answer = client.post(
            "/admin/key_links/new/",
            {"page": embargoed.page.pk, "expires_at": "2026-11-30 10:30"},
        )
        assert answer.status_code == 302
        link = EmbargoLink.objects.get()
        assert link.expires_at == datetime.datetime(2026, 11, 30, 9, 30, tzinfo=datetime.UTC)
        listed = client.get("/admin/key_links/").text
        assert address_of(link) in listed
        other = NewsPageFactory(embargoed_until=MINUTE)
        moved = {"page": other.pk, "expires_at": "2026-11-30 10:45"}
        assert client.post(f"/admin/key_links/edit/{link.pk}/", moved).status_code == 302
        given, link = link, EmbargoLink.objects.get()
        assert link.expires_at - given.expires_at == datetime.timedelta(minutes=15)
        assert address_of(link) == address_of(given)
        client.post(f"/admin/key_links/delete/{link.pk}/")
        assert not EmbargoLink.objects.exists()

"""What is under embargo is nothing on every surface until its minute, and there at the minute."""

import datetime
from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.http import http_date

from foundation import moment as moments
from foundation.access import is_visible
from foundation.script import to_latin
from tests.factories.pages import NewsPageFactory, StandardPageFactory
from tests.foundation.embargo.conftest import BEFORE, MINUTE, SLUG, WORD
from tests.training.crawler import read

pytestmark = pytest.mark.walk

LISTS = [
    "/",
    "/sr-latn/",
    "/en/",
    "/vesti/",
    "/sr-latn/vesti/",
    "/vesti/rss/",
    "/vesti/atom/",
    "/sr-latn/vesti/rss/",
    "/sitemap.xml",
    f"/pretraga/?q={WORD}",
    f"/sr-latn/pretraga/?q={SLUG}",
]
SHOWS = {"/", "/sr-latn/", "/vesti/", "/sr-latn/vesti/", *LISTS[5:]}


def tells(text):
    text = text.lower().replace(f"q={SLUG}", "").replace(f'value="{SLUG}', "")
    text = text.replace(f'value="{WORD.lower()}', "").replace(f"„{WORD.lower()}", "")
    return any(word in text for word in (WORD.lower(), to_latin(WORD.lower()), SLUG))


def test_every_address_of_it_is_nothing_before_and_there_at_the_minute(visitors, embargoed, at):
    asked = product(embargoed.addresses(), ["", "?kljuc=1.1.1.wrong"], ["get", "head"])
    for (address, key, ask), visitor in product(asked, visitors):
        for moment, status in [(BEFORE, 404), (MINUTE, 200)]:
            with at(moment):
                answer = getattr(visitor(), ask)(address + key)
            assert answer.status_code == status, (address, key, ask, moment)


def test_it_answers_like_an_address_that_never_was(client, embargoed, at):
    with at(BEFORE):
        hidden, nothing = (client.get(f"/vesti/{slug}/") for slug in (SLUG, "x" * len(SLUG)))
    assert hidden.headers.keys() == nothing.headers.keys()
    assert hidden.text == nothing.text.replace("x" * len(SLUG), SLUG)
    assert hidden["Cache-Control"] == "no-cache"


def test_no_surface_tells_of_it_before_and_all_do_at_the_minute(visitors, embargoed, at):
    for address, visitor in product(LISTS, visitors):
        for moment, expected in [(BEFORE, False), (MINUTE, address in SHOWS)]:
            with at(moment):
                assert _told(visitor().get(address)) is expected, (address, moment)


def _told(answer):
    text = answer.text.lower()
    # The search page repeats the question, so its links are what counts.
    return f"/{SLUG}/" in text


def test_nothing_that_links_lead_to_tells_of_it(client, embargoed, at):
    with at(BEFORE):
        answers = read(client)
    assert [address for address, text in answers.items() if tells(text)] == []


def test_no_tag_kept_from_before_holds_beyond_the_minute(client, embargoed, at):
    for address in ["/vesti/", "/vesti/rss/", "/sitemap.xml"]:
        with at(BEFORE):
            first = client.get(address)
        assert first["Cache-Control"] == "no-cache"
        assert not first.has_header("Last-Modified")
        known = {
            "If-None-Match": first["ETag"],
            "If-Modified-Since": http_date(BEFORE.timestamp()),
        }
        with at(MINUTE):
            assert client.get(address, headers=known).status_code == 200, address


def test_children_wait_with_their_page(site, at, client):
    with at(BEFORE):
        page = NewsPageFactory(embargoed_until=MINUTE)
        child = StandardPageFactory(parent=page)
        assert not is_visible(AnonymousUser(), child)
    with at(MINUTE):
        assert is_visible(AnonymousUser(), child)


def test_an_edit_keeps_the_embargo_and_lifting_it_opens_everything(client, embargoed, at):
    with at(BEFORE):
        page = embargoed.read_again()
        page.lead = "Исправљено"
        page.save_revision().publish()
        assert client.get(page.url).status_code == 404
        page.embargoed_until = None
        page.save_revision().publish()
        for address in embargoed.addresses():
            assert client.get(address).status_code == 200, address


def test_files_follow_the_minute_when_it_is_moved(client, embargoed, at):
    later = MINUTE + datetime.timedelta(hours=2)
    with at(BEFORE):
        page = embargoed.read_again()
        page.embargoed_until = later
        page.save_revision().publish()
    for moment, status in [(MINUTE, 404), (later, 200)]:
        with at(moment):
            assert {client.get(each).status_code for each in embargoed.addresses()} == {status}


def test_everything_of_one_request_is_of_one_moment(embargoed, at):
    with at(BEFORE):
        moments.start()
    with at(MINUTE):
        assert moments.now() == BEFORE
        moments.stop()
        assert moments.now() == MINUTE

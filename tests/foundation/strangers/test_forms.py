"""What a form of strangers lets through, what it refuses, and what it keeps of what was typed."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import RequestFactory

from foundation.strangers import pace
from foundation.strangers.origin import is_from_here
from tests.factories.accounts import make_account
from tests.factories.strangers import HERE, send, token_of
from tests.foundation.strangers.words import VISITORS

TYPED = {"words": "Наша реч"}


def refused(response, received, status=200):
    """Check that nothing came through and what was typed is there; return what was said."""
    html = response.content.decode()
    assert received == []
    assert response.status_code == status
    assert 'value="Наша реч"' in html
    assert not response.cookies
    return html.partition('<p class="wrong">')[2].partition("</p>")[0]


def test_a_form_comes_through_without_any_cookie(received):
    strict = Client(enforce_csrf_checks=True)
    page = strict.get("/words/")
    response = send(strict, "/words/", "words", TYPED)
    assert response.status_code == 302
    assert received == [("Наша реч", None)]
    for answer in (page, response):
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert answer["Cache-Control"] == "private, no-store"
        assert not answer.wsgi_request.session.accessed


def test_whoever_is_signed_in_is_nobody_here(client, received):
    client.force_login(make_account("administrator"))
    client.get("/words/")
    assert isinstance(VISITORS[-1], AnonymousUser)


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        (HERE, True),
        ({"origin": "http://testserver"}, True),
        ({"sec-fetch-site": "same-origin"}, True),
        ({"referer": "http://testserver/kampanje/"}, True),
        ({}, False),
        ({"origin": "null"}, False),
        ({"origin": "https://example.org"}, False),
        ({"origin": "http://testserver.example.org"}, False),
        ({"origin": "https://testserver"}, False),
        ({"origin": "http://testserver:8000"}, False),
        ({"origin": "http://[::1"}, False),
        ({"origin": "http://testserver", "sec-fetch-site": "cross-site"}, False),
        ({"origin": "https://example.org", "sec-fetch-site": "same-origin"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"origin": "https://example.org", "referer": "http://testserver/"}, False),
        ({"referer": "https://example.org/?http://testserver/"}, False),
    ],
)
def test_only_a_page_of_ours_may_send(headers, ours):
    assert is_from_here(RequestFactory().post("/words/", headers=headers)) is ours


def test_what_another_site_sends_is_refused_with_the_text_kept(client, received):
    response = send(client, "/words/", "words", TYPED, headers={"origin": "https://example.org"})
    assert "са наше стране" in refused(response, received, 403)
    assert "our page" in refused(
        send(client, "/en/words/", "words", TYPED, headers={}), received, 403
    )


@pytest.mark.parametrize(
    "token",
    ["", "nonsense", "x" * 10_000, "a:b:c", "a:0:c\x00", token_of("another form"),
     token_of("words", age=5 * 3600), token_of("words") + "x"],
    # Tokens differ from one process to the next, and workers must know a test by the same name.
    ids=["none", "nonsense", "long", "unsigned", "nul", "other form", "late", "altered"],
)  # fmt: skip
def test_a_token_that_is_not_of_this_form_and_this_day_is_refused(client, received, token):
    response = send(client, "/words/", "words", TYPED, token=token)
    assert "предуго" in refused(response, received)
    again = response.content.decode().partition('name="token" value="')[2].partition('"')[0]
    assert again != token


def test_a_form_comes_through_once(client, received):
    token = token_of("words")
    assert send(client, "/words/", "words", TYPED, token=token).status_code == 302
    received.clear()
    response = send(client, "/words/", "words", TYPED, token=token)
    assert "већ" in refused(response, received)


def test_a_form_that_is_wrong_keeps_its_token(client, received):
    token = token_of("words")
    response = send(client, "/words/", "words", {"words": "а" * 50}, token=token)
    assert f'name="token" value="{token}"' in response.content.decode()
    assert send(client, "/words/", "words", TYPED, token=token).status_code == 302


def test_a_form_sent_at_once_is_asked_to_look_again(client, received):
    token = token_of("words", age=0)
    response = send(client, "/words/", "words", TYPED, token=token)
    assert "брзо" in refused(response, received)
    assert f'name="token" value="{token}"' in response.content.decode()


def test_the_field_that_machines_fill_in(client, received):
    response = send(client, "/words/", "words", {**TYPED, "reference_code": "http://buy"})
    assert "празно" in refused(response, received)
    assert "http://buy" not in response.content.decode()


def test_one_connection_has_a_limit_and_its_neighbour_none(client, received):
    for _ in range(3):
        assert send(client, "/words/", "words", TYPED).status_code == 302
    received.clear()
    assert "везе" in refused(send(client, "/words/", "words", TYPED), received, 429)
    neighbour = Client(REMOTE_ADDR="127.0.0.2")
    assert send(neighbour, "/words/", "words", TYPED).status_code == 302


def test_no_address_is_kept(client, received):
    visitor = Client(REMOTE_ADDR="203.0.113.77")
    send(visitor, "/words/", "words", TYPED)
    assert cache._cache
    assert "203.0.113.77" not in repr(cache._cache)
    assert b"203.0.113.77" not in b"".join(cache._cache.values())


@pytest.mark.parametrize(
    ("address", "connection"),
    [("203.0.113.7", "203.0.113.7"), ("2001:db8:1:2:3::4", "2001:db8:1:2::"), ("unix:", "")],
)
def test_a_connection_is_what_one_household_has(address, connection):
    assert pace.connection_of(RequestFactory(REMOTE_ADDR=address).post("/")) == connection


def test_a_cache_that_forgets_slows_nobody(rf, received):
    request = rf.post("/words/")
    assert not pace.is_too_often(request, "words", 1)
    assert pace.is_too_often(request, "words", 1)
    cache.clear()
    assert not pace.is_too_often(request, "words", 1)


def paper(size, name="paper.bin"):
    return SimpleUploadedFile(name, bytes(size))


def test_files_stay_in_memory_whatever_their_size(client, received):
    larger = settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1
    response = send(client, "/words/", "words", {**TYPED, "paper": paper(larger)})
    assert response.status_code == 302
    ((_, kept),) = received
    assert not hasattr(kept, "temporary_file_path")
    assert kept.size == larger


@pytest.mark.parametrize(
    "fields",
    [
        {"paper": paper(3_000_001)},
        {"paper": paper(9_000_000)},
        {"paper": paper(9), "more": paper(9)},
        {f"f{number}": "x" for number in range(10_050)},
    ],
    ids=["file", "body", "two files", "fields"],
)
def test_too_much_is_answered_plainly(client, received, fields):
    response = send(client, "/words/", "words", {**TYPED, **fields})
    assert response.status_code == 413
    assert "превише" in response.content.decode().lower()
    assert received == []
    assert not response.cookies


def test_broken_bodies_are_answered(client, received):
    response = client.post(
        "/words/", b"--x\r\nnonsense", content_type="multipart/form-data; boundary=", headers=HERE
    )
    assert response.status_code == 400
    assert 'href="tel:192"' in response.text
    assert client.put("/words/").status_code == 405


def test_every_view_without_djangos_check_is_opened_here():
    house = Path(settings.ROOT)
    sources = [
        path
        for folder in ("site", "portal", "training", "search")
        for path in (house / folder).rglob("*.py")
    ]
    assert {
        path.relative_to(house).as_posix()
        for path in sources
        if "csrf_exempt" in path.read_text(encoding="utf-8")
    } == {"site/foundation/strangers/doors.py"}

"""Doors that lead elsewhere, sessions somebody else chose, what the time of an answer tells."""

import re
import socket
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.urls import reverse

from tests.factories.accounts import PASSWORD, enter_desk, make_account
from tests.factories.pages import make_site
from tests.security.addresses import named

ELSEWHERE = "elsewhere.example"
TRICKS = [
    f"https://{ELSEWHERE}/",
    f"//{ELSEWHERE}/",
    f"///{ELSEWHERE}/",
    f"/\\{ELSEWHERE}/",
    f"\\\\{ELSEWHERE}/",
    f"https:{ELSEWHERE}",
    f"\t//{ELSEWHERE}/",
    f"http://testserver@{ELSEWHERE}/",
    f"javascript://{ELSEWHERE}/%0aalert(1)",
    f"/%2f{ELSEWHERE}",
]
# A link or a form that leads to another site, whatever was put in.
LEADS = re.compile(
    rf"(?:href|action|src|content|value)=\"\s*(?:javascript:|[a-z]*:?[/\\]{{2,}}[^\"/]*){ELSEWHERE}"
)


def leads_away(response):
    """Whether an answer sends or invites the browser to another host, as browsers read it."""
    location = response.headers.get("location", "").replace("\\", "/").strip()
    parts = urlsplit(location)
    away = parts.scheme == "javascript" or parts.netloc not in ("", "testserver")
    text = "" if response.streaming else response.content.decode(errors="replace")
    # What is kept for later is judged when it is used.
    text = re.sub(r"<input[^>]*type=\"hidden\"[^>]*>", "", text)
    return bool(away or LEADS.search(text))


@pytest.fixture(params=["anonymous", "trainee", "administrator"])
def visitor(client, request, db):
    make_site()
    if request.param == "trainee":
        client.force_login(make_account())
    if request.param == "administrator":
        enter_desk(client, make_account("administrator"))
    return client


def test_no_address_leads_to_another_site(visitor):
    accounts = [path for name, path in named().items() if re.match("account_|mfa_", name)]
    desk = ["/admin/", "/admin/login/", "/admin/account/", "/admin/pages/1/edit/"]
    assert len(accounts) > 15
    for path in [*accounts, *desk, "/"]:
        for trick in TRICKS[:4:3]:
            assert not leads_away(visitor.get(path, {"next": trick})), (path, trick)
    for trick in TRICKS:
        for path in ("/nalog/prijava/", "/nalog/odjava/", "/nalog/potvrda/lozinka/"):
            response = visitor.post(f"{path}?next={trick}", {"next": trick, "password": PASSWORD})
            assert not leads_away(response), (path, trick)


@pytest.mark.parametrize("trick", TRICKS)
def test_signing_in_leads_nowhere_else(client, db, trick):
    account = make_account()
    given = {"login": account.email, "password": PASSWORD, "next": trick}
    response = client.post(reverse("account_login"), given)
    assert response.status_code == 302
    assert not leads_away(response)


@pytest.mark.parametrize(
    "path",
    [
        "//elsewhere.example/x",
        "/\\elsewhere.example/",
        "/en//elsewhere.example/",
        "/sr-latn/\\elsewhere.example/",
        "//%0d%0aX: y",
    ],
)
def test_an_address_with_slashes_before_it_is_no_other_host(client, db, path):
    make_site()
    response = client.get("/", PATH_INFO=path)
    assert not leads_away(response)
    assert "X" not in response.headers


@pytest.mark.parametrize("verb", ["put", "delete", "options"])
def test_what_takes_forms_takes_no_other_verb(client, db, verb):
    assert getattr(client, verb)(reverse("account_login")).status_code == 405


@pytest.mark.parametrize("verb", ["post", "put", "patch", "delete", "options"])
def test_a_page_is_read_and_nothing_else(client, db, verb):
    make_site()
    assert getattr(client, verb)("/").status_code == 405


def test_a_session_is_new_when_somebody_signs_in(client, db):
    account = make_account()
    client.get(reverse("account_login"))
    # A key that somebody else chose, and one that was there before.
    client.cookies["sessionid"] = "chosenbysomebodyelse0000000000000"
    client.post(reverse("account_login"), {"login": account.email, "password": PASSWORD})
    first = client.session.session_key
    assert first != "chosenbysomebodyelse0000000000000"
    client.post(reverse("account_logout"))
    assert not client.session.exists(first)


def test_a_password_that_changed_ends_the_other_sessions(client, db):
    account = make_account()
    elsewhere = type(client)()
    elsewhere.force_login(account)
    account.set_password("sasvim-druga-lozinka-2015")
    account.save()
    assert elsewhere.get(reverse("mfa_index")).status_code == 302


def test_known_and_unknown_addresses_take_the_same_work(client, db, monkeypatch):
    """What takes the time of a sign-in is hashing: it is done as often, whoever is named."""
    known, without = make_account(), make_account(email="bez-lozinke@example.org")
    without.set_unusable_password()
    without.save()
    closed = make_account(email="zatvoren@example.org")
    closed.is_active = False
    closed.save()
    encode, calls = MD5PasswordHasher.encode, []

    def counted(self, password, salt):
        calls.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    work = {}
    for email in (known.email, without.email, closed.email, "nikog-nema@example.org"):
        calls.clear()
        client.post(reverse("account_login"), {"login": email, "password": "pogresna-lozinka"})
        work[email] = len(calls)
    assert set(work.values()) == {1}, work


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:9200/",
        "http://[::1]/",
        "file:///etc/passwd",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
    ],
)
def test_nothing_that_an_editor_embeds_is_asked_for(client, db, monkeypatch, address):
    def refuse(*args, **kwargs):
        raise AssertionError("connected")

    make_site()
    desk = enter_desk(client, make_account("administrator"))
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    given = {"embed-chooser-url": address}
    response = desk.post(reverse("wagtailembeds:chooser_upload"), given)
    assert response.status_code == 200
    assert "embed_chosen" not in response.content.decode()

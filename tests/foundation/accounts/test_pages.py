"""What account pages are like: closed to other sites' code, to indexes and to caches."""

import base64
import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests.factories.accounts import App, enter_desk, sign_in

OPEN = ["account_login", "account_reset_password", "account_reset_password_done"]
SIGNED_IN = [
    "mfa_index",
    "account_change_password",
    "account_logout",
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
]
PROVEN = [
    "mfa_index",
    "mfa_deactivate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
]
INLINE = re.compile(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", re.IGNORECASE)


@pytest.fixture
def pages(client, site, author):
    """Every account page, as a list of (name, answer)."""
    found = [(name, client.get(reverse(name))) for name in OPEN]
    sign_in(client, author)
    found += [(name, client.get(reverse(name))) for name in SIGNED_IN]
    client.logout()
    App(author)
    sign_in(client, author)
    found.append(("mfa_authenticate", client.get(reverse("mfa_authenticate"))))
    return found


def test_every_page_has_one_heading_a_neutral_title_and_no_inline_code(pages):
    for name, response in pages:
        html = response.content.decode()
        assert response.status_code == 200, name
        assert html.count("<h1") == 1, name
        title = re.search(r"<title>(.*?)</title>", html, re.DOTALL)[1].strip()
        assert title, name
        assert not re.search("жртв|трговин|Центар", title), name
        assert not INLINE.search(html), name
        assert 'name="robots" content="noindex' in html, name


def test_pages_are_kept_by_no_cache(pages):
    for name, response in pages:
        assert "no-store" in response["Cache-Control"], name


def test_the_policy_lets_no_inline_script_run(client, site):
    policy = client.get(reverse("account_login"))["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy


@pytest.mark.usefixtures("_recently")
@pytest.mark.parametrize("name", PROVEN)
def test_pages_behind_the_second_factor_open_with_it(client, site, author, name):
    App(author)
    enter_desk(client, author)
    response = client.get(reverse(name))
    assert response.status_code == 200
    assert not INLINE.search(response.content.decode())


@pytest.fixture
def _recently(monkeypatch):
    """The session proved just now who is there."""
    from foundation.accounts.adapter import AccountAdapter

    monkeypatch.setattr(AccountAdapter, "is_reauthentication_required", lambda *a, **k: False)


def test_the_key_of_an_app_is_shown_as_picture_and_as_text(client, site, author):
    sign_in(client, author)
    response = client.get(reverse("mfa_activate_totp"))
    secret = response.context["form"].secret
    html = response.content.decode()
    assert f'translate="no">{secret}<' in html
    picture = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', html)[1]
    assert b'fill="white"' in base64.b64decode(picture)


@pytest.mark.parametrize(
    ("language", "heading"), [("sr", "Пријава"), ("sr-latn", "Prijava"), ("en", "Sign in")]
)
def test_pages_speak_the_language_of_their_address(client, site, language, heading):
    with override(language):
        path = reverse("account_login")
    html = client.get(path).content.decode()
    assert f">{heading}</h1>" in html
    for other in ("/nalog/prijava/", "/sr-latn/nalog/prijava/", "/en/nalog/prijava/"):
        assert f'href="{other}"' in html


def test_a_passkey_form_waits_for_its_script(client, site, author):
    sign_in(client, author)
    html = client.get(reverse("mfa_add_webauthn")).content.decode()
    form = re.search(r"<form[^>]*data-passkey=\"add\"[^>]*>", html)[0]
    assert " hidden" in form
    assert "&quot;publicKey&quot;" in form
    assert "<noscript>" in html


def test_the_challenge_of_a_passkey_is_fetched_without_signing_in(client, db):
    response = client.get(reverse("mfa_login_webauthn"), headers={"accept": "application/json"})
    assert response.json()["request_options"]["publicKey"]["userVerification"] == "required"


def test_readers_get_no_cookie_until_they_open_a_form(client, site):
    for path in ("/", "/en/", "/vesti/", "/nowhere/"):
        response = client.get(path)
        assert not response.cookies, path
    assert set(client.get(reverse("account_login")).cookies) == {"csrftoken"}


def test_a_form_without_its_token_is_refused(site):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post(reverse("account_login"), {"login": "a@b.rs"})
    assert response.status_code == 403


def test_the_desk_refuses_what_needs_a_proof_with_a_way_to_it(client, site, author):
    sign_in(client, author)
    App(author)
    response = client.post("/admin/account/")
    assert response.status_code == 403
    assert reverse("mfa_reauthenticate") in response.content.decode()


def test_browsers_are_not_told_to_send_forms_from_nowhere(client, site):
    """With "no-referrer" a browser sends "Origin: null", which the check of origins refuses."""
    assert client.get(reverse("account_login"))["Referrer-Policy"] == "same-origin"

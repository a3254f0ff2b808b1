"""Nobody enters the desk on a password alone."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from wagtail.users.models import UserProfile

from tests.factories.accounts import App, code_of, enter_desk, make_account, sign_in

HOME = "/admin/"
INSIDE = [HOME, "/admin/pages/", "/admin/images/", "/admin/account/", "/admin/sprite/"]


def test_without_a_second_factor_one_is_led_to_set_it_up(client, author):
    sign_in(client, author)
    for path in INSIDE:
        response = client.get(path)
        assert response.status_code == 302, path
        assert response["location"].startswith("/nalog/?next=%2Fadmin%2F"), path


def test_the_pages_that_set_it_up_can_be_reached(client, author):
    sign_in(client, author)
    for name in ("mfa_index", "mfa_activate_totp", "mfa_add_webauthn"):
        assert client.get(reverse(name)).status_code == 200, name


def test_signing_in_with_the_second_factor_opens_the_desk(client, author):
    app = App(author)
    response = sign_in(client, author)
    assert response["location"] == reverse("mfa_authenticate")
    assert client.get(HOME)["location"].startswith(reverse("account_login"))
    response = client.post(reverse("mfa_authenticate"), {"code": app.code()})
    assert response["location"] == HOME
    assert client.get(HOME).status_code == 200


def test_a_recovery_code_opens_the_desk_once(client, author):
    app = App(author)
    for expected in (302, 200):
        client.logout()
        sign_in(client, author)
        response = client.post(reverse("mfa_authenticate"), {"code": app.recovery_codes[0]})
        assert response.status_code == expected
    assert client.get(HOME).status_code == 302


@pytest.mark.usefixtures("_commits")
def test_setting_up_the_first_factor_opens_the_desk(client, author):
    sign_in(client, author)
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    response = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert response["location"] == reverse("mfa_view_recovery_codes")
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200
    assert client.get(HOME).status_code == 200


def test_a_session_older_than_the_second_factor_must_use_it(client, author):
    sign_in(client, author)
    app = App(author)
    response = client.get(HOME)
    assert response["location"] == "/nalog/potvrda/kod/?next=%2Fadmin%2F"
    response = client.post(response["location"], {"code": app.code()})
    assert response["location"] == HOME
    assert client.get(HOME).status_code == 200


def test_the_password_again_is_no_second_factor(client, author):
    sign_in(client, author)
    App(author)
    response = client.get(reverse("account_reauthenticate"))
    assert response["location"] == reverse("mfa_reauthenticate")
    assert b"potvrda/lozinka" not in client.get(response["location"]).content


@pytest.mark.parametrize(
    "name",
    [
        "account_change_password",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_deactivate_totp",
        "mfa_generate_recovery_codes",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_list_webauthn",
    ],
)
def test_a_session_on_a_password_alone_cannot_change_the_keys(client, author, name):
    sign_in(client, author)
    App(author)
    path = reverse(name)
    assert client.get(path)["location"].startswith(reverse("mfa_reauthenticate"))
    assert client.post(path).status_code == 403
    assert Authenticator.objects.filter(user=author, type="totp").exists()


def test_adding_a_further_factor_does_not_prove_one(client, author, rf):
    from foundation.accounts import second_factor

    App(author)
    key = Authenticator.objects.create(user=author, type="webauthn", data={"name": "a"})
    request = rf.get("/")
    request.user, request.session = author, {}
    second_factor.remember_first(None, request, author, key)
    assert not second_factor.was_used(request)


def test_removing_the_factor_closes_the_desk_again(client, author):
    enter_desk(client, author)
    assert client.get(HOME).status_code == 200
    Authenticator.objects.filter(user=author).delete()
    assert client.get(HOME)["location"].startswith("/nalog/")


def test_a_mark_does_not_pass_to_another_account(client, author):
    other = make_account("author")
    App(other)
    client.force_login(other)
    session = client.session
    session["second_factor_of"] = author.pk
    session.save()
    assert client.get(HOME).status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {"x-requested-with": "XMLHttpRequest"},
        {"accept": "application/json"},
        {"sec-fetch-mode": "cors"},
    ],
)
def test_a_script_is_refused_and_not_redirected(client, author, headers):
    sign_in(client, author)
    assert client.get("/admin/api/main/pages/", headers=headers).status_code == 403


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_what_writes_is_refused(client, author, method):
    sign_in(client, author)
    assert getattr(client, method)("/admin/account/").status_code == 403


def test_a_head_request_is_led_away_too(client, author):
    sign_in(client, author)
    assert client.head(HOME).status_code == 302


def test_signing_out_of_the_desk_needs_no_second_factor(client, author):
    sign_in(client, author)
    assert client.post("/admin/logout/")["location"] == reverse("account_login")
    assert "_auth_user_id" not in client.session


def test_the_desk_does_not_exist_for_those_without_a_role(client, trainee):
    sign_in(client, trainee)
    assert client.get(HOME).status_code == 404
    assert client.get("/admin/login/?next=/admin/", follow=True).status_code == 404


def test_strangers_are_led_to_the_sign_in(client, db):
    response = client.get("/admin/pages/")
    assert response["location"] == "/nalog/prijava/?next=/admin/pages/"


def test_wagtails_own_sign_in_and_password_reset_lead_to_ours(client, site):
    response = client.get("/admin/login/?next=/admin/images/")
    assert response["location"] == "/nalog/prijava/?next=%2Fadmin%2Fimages%2F"
    author = make_account("author", email="a@example.org")
    client.post("/admin/login/", {"username": author.email, "password": "x"})
    assert "_auth_user_id" not in client.session
    assert client.get("/admin/password_reset/")["location"] == "/nalog/lozinka/nova/"
    for path in ("/login/", "/_util/login/", "/en/_util/login/"):
        assert client.get(path).status_code == 404, path


def test_the_way_to_the_second_factor_speaks_the_editors_language(client, author):
    UserProfile.objects.create(user=author, preferred_language="en")
    sign_in(client, author)
    assert client.get(HOME)["location"].startswith("/en/nalog/")


def test_a_demonstration_may_let_visitors_in_without_a_device(client, author, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    sign_in(client, author)
    assert client.get(HOME).status_code == 200


def test_it_is_asked_for_even_of_who_may_do_everything(client, db):
    root = make_account(is_superuser=True)
    sign_in(client, root)
    assert client.get(HOME)["location"].startswith("/nalog/")

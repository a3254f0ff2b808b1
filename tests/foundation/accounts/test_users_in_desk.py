"""Administrators make and close accounts; they learn no password and make nobody almighty."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from wagtail.users.models import UserProfile

from foundation.accounts.roles import group_of
from foundation.models import User
from tests.factories.accounts import enter_desk, make_account

ADD = "/admin/users/new/"
NEW = {"email": "New@example.org", "first_name": "Нова", "last_name": "Особа"}


@pytest.fixture
def desk(client, site):
    """The desk of an administrator."""
    return enter_desk(client, make_account("administrator"))


def edit_path(user):
    """Return where an account is edited."""
    return reverse("wagtailusers_users:edit", args=[user.pk])


def test_the_forms_ask_for_no_password_and_no_name_to_sign_in_by(desk):
    for path in (ADD, edit_path(make_account("author"))):
        form = desk.get(path).context["form"]
        assert not {"password1", "password2", "username", "is_superuser"} & set(form.fields), path


def test_a_new_account_gets_its_role_and_a_link_to_choose_a_password(desk):
    role = group_of("author")
    response = desk.post(ADD, {**NEW, "groups": [role.pk], "is_superuser": "on"})
    assert response.status_code == 302
    user = User.objects.get(email__iexact=NEW["email"])
    assert list(user.groups.all()) == [role]
    assert not user.is_superuser
    assert not user.has_usable_password()
    (message,) = mail.outbox
    assert message.to == [user.email]
    assert message.subject == "Ваш налог"
    assert "/nalog/lozinka/nova/" in message.body


def test_an_address_is_taken_however_it_is_cased(desk):
    make_account(email="new@example.org")
    response = desk.post(ADD, NEW)
    assert response.status_code == 200
    assert response.context["form"].errors


def test_an_account_is_edited_and_closed(desk):
    user = make_account("author")
    response = desk.post(edit_path(user), {**NEW, "groups": []})
    assert response.status_code == 302
    user.refresh_from_db()
    assert (user.email.lower(), user.is_active) == ("new@example.org", False)
    assert not user.groups.exists()


def test_a_role_does_not_reach_accounts_above_it(desk):
    root = make_account(is_superuser=True)
    desk.post(edit_path(root), {**NEW, "is_active": "on"})
    bulk = reverse("wagtail_bulk_action", args=["foundation", "user", "set_active_state"])
    desk.post(f"{bulk}?id={root.pk}", {"mark_as_active": "False"})
    root.refresh_from_db()
    assert root.email != NEW["email"]
    assert root.is_active


def test_accounts_are_listed_and_found_by_address(desk):
    user = make_account("author", email="find.me@example.org")
    for query in ("", "?q=find.me", "?ordering=email"):
        assert user.email in desk.get("/admin/users/" + query).content.decode(), query


def test_ones_own_page_changes_the_name_and_leads_to_the_keys(desk):
    response = desk.get("/admin/account/")
    html = response.content.decode()
    assert reverse("mfa_index") in html
    assert "name_email-email" not in html
    assert "password-new_password1" not in html
    user = response.context["user"]
    data = {
        "name_email-first_name": "Друго",
        "name_email-last_name": "Име",
        "locale-preferred_language": "en",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    assert desk.post("/admin/account/", data).status_code == 302
    user.refresh_from_db()
    assert user.get_full_name() == "Друго Име"
    assert UserProfile.objects.get(user=user).preferred_language == "en"


@pytest.mark.parametrize(("language", "tag"), [("sr", "sr"), ("en", "en")])
def test_the_desk_speaks_the_language_one_chose(desk, language, tag):
    user = desk.get("/admin/").wsgi_request.user
    UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
    html = desk.get("/admin/").content.decode()
    assert re.search(rf'<html[^>]* lang="{tag}"', html)


def test_the_desk_offers_serbian_in_both_scripts_and_english(desk):
    form = next(
        panel.get_form()
        for panels in desk.get("/admin/account/").context["panels_by_tab"].values()
        for panel in panels
        if panel.name == "locale"
    )
    choices = [code for code, _ in form.fields["preferred_language"].choices if code]
    assert sorted(choices) == ["en", "sr", "sr-latn"]

"""Passwords are chosen by their owners, through mail, and asking for one tells nothing."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.urls import reverse
from django.utils.translation import override

from tests.factories.accounts import App, make_account, sign_in

NEW = "nova duga lozinka"


def ask(client, email, **extra):
    """Ask for a link to choose a password."""
    return client.post(reverse("account_reset_password"), {"email": email}, **extra)


def link_in(message):
    """Return the path of the link in a mail."""
    return re.search(r"https?://[^/]+(/\S+)", message.body)[1]


def choose(client, message, password=NEW):
    """Follow the link of a mail and choose a password."""
    page = client.get(link_in(message), follow=True)
    path = page.request["PATH_INFO"]
    return client.post(path, {"password1": password, "password2": password})


def test_asking_answers_the_same_with_and_without_an_account(client, trainee):
    known, unknown = ask(client, trainee.email), ask(client, "nobody@example.org")
    assert known.status_code == unknown.status_code == 302
    assert known["location"] == unknown["location"]
    assert not client.get(known["location"]).context["messages"]


def test_only_the_account_that_exists_is_written_to(client, trainee):
    ask(client, "nobody@example.org")
    assert mail.outbox == []
    ask(client, trainee.email.upper())
    assert [message.to for message in mail.outbox] == [[trainee.email]]


def test_a_closed_account_is_not_written_to(client, trainee):
    trainee.is_active = False
    trainee.save()
    ask(client, trainee.email)
    assert mail.outbox == []


def test_asking_looks_up_no_account_while_the_reader_waits(
    client, trainee, monkeypatch, django_assert_num_queries
):
    from foundation.accounts import forms

    asked = []
    monkeypatch.setattr(
        forms,
        "send_password_link",
        type("Task", (), {"enqueue": lambda *a: asked.append(a[-3:])})(),
    )
    with django_assert_num_queries(0):
        ask(client, trainee.email)
    assert asked == [(trainee.email, "sr", "password_reset_key")]


def test_the_link_works_once(client, trainee):
    ask(client, trainee.email)
    assert choose(client, mail.outbox[0]).status_code == 302
    assert sign_in(client, trainee, NEW).status_code == 302
    client.logout()
    again = client.get(link_in(mail.outbox[0]), follow=True)
    assert again.context.get("token_fail")


def test_the_link_does_not_pass_by_the_second_factor(client, author):
    App(author)
    ask(client, author.email)
    choose(client, mail.outbox[0])
    assert "_auth_user_id" not in client.session
    assert sign_in(client, author, NEW)["location"] == reverse("mfa_authenticate")


def test_the_link_names_the_site_of_the_settings_whatever_host_was_asked(client, trainee, settings):
    settings.BASE_URL = "https://site.example"
    ask(client, trainee.email, HTTP_HOST="localhost")
    assert "https://site.example/nalog/" in mail.outbox[0].body


def test_a_weak_password_is_refused(client, trainee):
    ask(client, trainee.email)
    response = choose(client, mail.outbox[0], "kratka")
    assert response.status_code == 200
    assert response.context["form"].has_error("password1")


def test_one_mailbox_is_not_flooded(client, trainee):
    statuses = [ask(client, trainee.email).status_code for _ in range(5)]
    assert statuses == [302, 302, 302, 429, 429]
    assert len(mail.outbox) == 3
    other = [ask(client, "nobody@example.org").status_code for _ in range(5)]
    assert other == statuses


@pytest.mark.parametrize(
    ("language", "subject", "prefix"),
    [
        ("sr", "Избор лозинке", "/nalog/"),
        ("sr-latn", "Izbor lozinke", "/sr-latn/nalog/"),
        ("en", "Choosing a password", "/en/nalog/"),
    ],
)
def test_mail_is_in_the_language_and_script_of_the_page(
    client, site, trainee, language, subject, prefix
):
    with override(language):
        ask(client, trainee.email)
    (message,) = mail.outbox
    assert message.subject == subject
    assert link_in(message).startswith(prefix)
    has_cyrillic = re.search("[а-шђјљњћџ]", message.body)
    assert bool(has_cyrillic) == (language == "sr")


def test_mail_does_not_say_whose_site_it_comes_from(client, site, trainee):
    for language in ("sr", "en"):
        with override(language):
            ask(client, trainee.email)
    for message in mail.outbox:
        text = (message.subject + message.body).lower()
        assert not re.search("жрт|трговин|victim|traffick|центар|centre", text)


def test_a_change_is_told_to_the_owner_without_address_or_browser(client, trainee):
    sign_in(client, trainee)
    response = client.post(
        reverse("account_change_password"),
        {"oldpassword": "ispravna lozinka za probu", "password1": NEW, "password2": NEW},
        REMOTE_ADDR="203.0.113.7",
        HTTP_USER_AGENT="Netscape",
    )
    assert response.status_code == 302
    (message,) = mail.outbox
    assert message.to == [trainee.email]
    assert "203.0.113.7" not in message.body
    assert "Netscape" not in message.body


def test_another_address_replaces_the_old_one_everywhere(client, trainee):
    old, trainee.email = trainee.email, "new@example.org"
    trainee.save()
    ask(client, old)
    assert mail.outbox == []
    assert sign_in(client, trainee).status_code == 302
    assert list(trainee.emailaddress_set.values_list("email", "verified")) == [
        ("new@example.org", True)
    ]


def test_two_accounts_cannot_share_an_address_however_cased(db):
    from django.db import IntegrityError

    make_account(email="one@example.org")
    with pytest.raises(IntegrityError):
        get_user_model().objects.create_user("ONE@example.org", "x")

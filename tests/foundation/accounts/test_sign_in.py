"""Signing in tells nobody who has an account, and can't be used to lock others out."""

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from tests.factories.accounts import PASSWORD, make_account, sign_in

WRONG = "pogresna lozinka"


class Stranger:
    """Stands for an account that does not exist."""

    email = "nobody@example.org"


def words(response):
    """Return what a page says, without what differs at every request."""
    text = response.content.decode()
    token = response.context["csrf_token"]
    return text.replace(str(token), "")


def test_one_signs_in_with_an_address_however_it_is_cased(client, db):
    make_account(email="Mixed.Case@example.org")
    response = client.post(
        reverse("account_login"), {"login": "mixed.CASE@Example.org", "password": PASSWORD}
    )
    assert response.status_code == 302
    assert response["location"] == reverse(settings.SIGNED_IN_HOME)


def test_an_unknown_address_and_a_wrong_password_answer_alike(client, trainee):
    known = sign_in(client, trainee, WRONG)
    unknown = sign_in(client, Stranger)
    assert known.status_code == unknown.status_code == 200
    assert words(known).replace(trainee.email, "") == words(unknown).replace(Stranger.email, "")


def test_an_account_without_a_password_answers_alike(client, trainee):
    trainee.set_unusable_password()
    trainee.save()
    assert words(sign_in(client, trainee)).replace(trainee.email, "") == words(
        sign_in(client, Stranger)
    ).replace(Stranger.email, "")


def test_a_closed_account_is_told_apart_only_by_who_knows_its_password(client, trainee):
    trainee.is_active = False
    trainee.save()
    assert words(sign_in(client, trainee, WRONG)).replace(trainee.email, "") == words(
        sign_in(client, Stranger, WRONG)
    ).replace(Stranger.email, "")
    assert sign_in(client, trainee)["location"] == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


def test_there_is_no_sign_up(client, site):
    for path in ("/nalog/signup/", "/nalog/registracija/", "/accounts/signup/"):
        assert client.get(path).status_code == 404
    assert b"signup" not in client.get(reverse("account_login")).content


@pytest.mark.parametrize("whose", ["known", "unknown"])
def test_after_five_failures_not_even_the_right_password_is_tried(client, trainee, whose):
    target = trainee if whose == "known" else Stranger
    for _ in range(5):
        sign_in(client, target, WRONG)
    response = sign_in(client, target)
    assert response.status_code == 200
    assert response.context["form"].has_error("__all__", "too_many_login_attempts")


def test_who_was_refused_may_try_again_later(client, trainee):
    for _ in range(6):
        sign_in(client, trainee, WRONG)
    with time_machine.travel(time_machine_minutes(11)):
        assert sign_in(client, trainee).status_code == 302


def test_a_stranger_elsewhere_does_not_lock_the_owner_out(client, trainee):
    for _ in range(12):
        sign_in(client, trainee, WRONG, REMOTE_ADDR="203.0.113.7")
    assert sign_in(client, trainee, REMOTE_ADDR="198.51.100.9").status_code == 302


def test_many_networks_guess_at_one_account_no_faster_than_one(client, trainee):
    for number in range(50):
        sign_in(client, trainee, WRONG, REMOTE_ADDR=f"203.0.113.{number}")
    response = sign_in(client, trainee, REMOTE_ADDR="198.51.100.9")
    assert response.context["form"].has_error("__all__", "too_many_login_attempts")


def test_a_device_that_signed_in_before_is_not_locked_out_by_many_networks(client, trainee):
    sign_in(client, trainee)
    client.post(reverse("account_logout"))
    stranger = type(client)()
    for number in range(50):
        sign_in(stranger, trainee, WRONG, REMOTE_ADDR=f"203.0.113.{number}")
    assert sign_in(client, trainee).status_code == 302


def test_a_device_is_known_to_the_account_it_signed_in_to_only(client, trainee):
    sign_in(client, trainee)
    client.post(reverse("account_logout"))
    other = make_account()
    for number in range(50):
        sign_in(client, other, WRONG, REMOTE_ADDR=f"203.0.113.{number}")
    assert sign_in(client, other, REMOTE_ADDR="198.51.100.9").status_code == 200


def test_one_subscriber_is_one_network_in_ipv6(client, trainee):
    for number in range(5):
        sign_in(client, trainee, WRONG, REMOTE_ADDR=f"2001:db8:1:1::{number}")
    assert sign_in(client, trainee, REMOTE_ADDR="2001:db8:1:1::99").status_code == 200
    assert sign_in(client, trainee, REMOTE_ADDR="2001:db8:1:2::99").status_code == 302


def test_one_network_tries_few_accounts(client, db):
    accounts = [make_account() for _ in range(21)]
    for account in accounts[:20]:
        sign_in(client, account, WRONG)
    response = sign_in(client, accounts[20])
    assert response.context["form"].has_error("__all__", "too_many_login_attempts")


def test_signing_out_leads_to_the_sign_in_page(client, trainee):
    sign_in(client, trainee)
    assert client.post(reverse("account_logout"))["location"] == reverse("account_login")
    assert "_auth_user_id" not in client.session


def test_one_is_never_led_to_another_site(client, trainee):
    response = client.post(
        reverse("account_login") + "?next=https://elsewhere.example/",
        {"login": trainee.email, "password": PASSWORD},
    )
    assert response["location"] == reverse(settings.SIGNED_IN_HOME)


def test_a_session_ends_with_the_browser_and_with_the_working_day(client, trainee):
    sign_in(client, trainee)
    cookie = client.cookies["sessionid"]
    assert cookie["max-age"] == ""
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert client.session.get_expiry_age() == 12 * 60 * 60


def time_machine_minutes(minutes):
    """Return the moment that is so many minutes away."""
    import datetime

    return datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=minutes)

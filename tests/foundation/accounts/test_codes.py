"""Whoever has a password and no second factor neither gets in nor keeps the owner out."""

from django.urls import reverse

from tests.factories.accounts import App, sign_in
from tests.foundation.accounts.test_sign_in import time_machine_minutes

WRONG = {"code": "000000"}


def guess(client, user, network, times):
    sign_in(client, user, REMOTE_ADDR=network)
    for _ in range(times):
        answer = client.post(reverse("mfa_authenticate"), WRONG, REMOTE_ADDR=network)
    return answer


def gets_in(client, app, user, network):
    sign_in(client, user, REMOTE_ADDR=network)
    answer = client.post(reverse("mfa_authenticate"), {"code": app.code()}, REMOTE_ADDR=network)
    return answer.status_code == 302


def test_a_stranger_with_the_password_guesses_little_and_locks_nobody_out(client, author):
    app = App(author)
    stranger = type(client)()
    answer = guess(stranger, author, "203.0.113.7", 6)
    assert answer.context["form"].has_error("code", "too_many_login_attempts")
    assert not gets_in(stranger, app, author, "203.0.113.7")
    assert gets_in(client, app, author, "198.51.100.9")


def test_many_networks_guess_no_faster_and_the_owner_s_device_gets_in(client, author):
    app = App(author)
    assert gets_in(client, app, author, "198.51.100.9")
    client.post(reverse("account_logout"))
    for number in range(10):
        guess(type(client)(), author, f"203.0.113.{number}", 5)
    other = type(client)()
    import time_machine

    with time_machine.travel(time_machine_minutes(2)):
        assert not gets_in(other, app, author, "203.0.113.200")
        assert gets_in(client, app, author, "198.51.100.9")


def test_attempts_that_cannot_be_counted_let_nobody_in(client, author, monkeypatch):
    app = App(author)
    sign_in(client, author)

    def gone(*args, **kwargs):
        raise ConnectionError("The cache is gone.")

    monkeypatch.setattr("allauth.core.ratelimit.consume", gone)
    client.raise_request_exception = False
    assert client.post(reverse("mfa_authenticate"), {"code": app.code()}).status_code == 500
    assert client.get("/admin/").status_code == 302

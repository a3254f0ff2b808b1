"""Whatever the mail server does, whoever writes a mail notices nothing, and it arrives once."""

import email
import logging
from datetime import timedelta

import pytest
from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from foundation.mail.delivering import deliver_due, enqueue_if_due
from foundation.models import OutgoingMail

from .server import mail_server

pytestmark = pytest.mark.django_db
LETTER = ("Нешто чека на Вас", "Поштовани,\nпријавите се.", "centar@primer.rs", ["neko@primer.rs"])


@pytest.fixture
def server(settings):
    with mail_server() as running:
        settings.EMAIL_BACKEND = "foundation.mail.backend.OutboxBackend"
        settings.MAIL_SERVER_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        settings.EMAIL_TIMEOUT = 10
        yield running


def later(**passed):
    """Let so much time pass for what waits."""
    OutgoingMail.objects.exclude(not_before=None).update(
        not_before=timezone.now() - timedelta(seconds=1), **passed
    )


def test_what_is_written_arrives_as_it_was_written(server):
    send_mail(*LETTER, html_message="<p>Пријавите се.</p>")
    assert server.received == []
    assert deliver_due() == 1
    (received,) = server.received
    message = email.message_from_bytes(received, policy=email.policy.default)
    assert (message["Subject"], message["To"]) == (LETTER[0], "neko@primer.rs")
    assert "пријавите се" in message.get_body(["plain"]).get_content()
    assert not OutgoingMail.objects.exists()


def test_a_transaction_that_is_taken_back_sends_nothing(server):
    with transaction.atomic():
        send_mail(*LETTER)
        transaction.set_rollback(True)
    assert deliver_due() == 0


def test_the_worker_is_woken_when_the_transaction_ends(server, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        send_mail(*LETTER)
    assert len(server.received) == 1


@pytest.mark.parametrize("mood", ["hung", "drops", "gone"])
def test_what_is_not_taken_is_tried_again_under_the_same_name(server, settings, mood, caplog):
    port = settings.EMAIL_PORT
    for _ in range(2):
        send_mail(*LETTER)
    if mood == "gone":
        settings.EMAIL_PORT = 1
    server.mood = mood
    settings.EMAIL_TIMEOUT = 0.3
    assert deliver_due() == 0
    # One that was offered, not each in turn: a server that hangs is waited for once.
    assert sorted(OutgoingMail.objects.values_list("attempts", flat=True)) == [0, 1]
    server.mood, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "well", port, 10
    later()
    assert deliver_due() == 2
    names = [email.message_from_bytes(text)["Message-ID"] for text in server.received]
    assert len(set(names)) == 2
    assert not OutgoingMail.objects.exists()
    assert "primer.rs" not in caplog.text


def test_pauses_grow_and_end_at_an_hour(server):
    send_mail(*LETTER)
    server.mood = "drops"
    pauses = []
    for _ in range(12):
        later()
        deliver_due()
        mail = OutgoingMail.objects.get()
        pauses.append(round((mail.not_before - timezone.now()).total_seconds()))
    assert pauses[:3] == [15, 30, 60]
    assert pauses[-1] == 3600


def test_a_recipient_that_does_not_exist_holds_nobody_up(server, caplog):
    send_mail(*LETTER)
    server.mood = "refuses"
    with caplog.at_level(logging.WARNING):
        assert deliver_due() == 0
    server.mood = "well"
    send_mail(*LETTER)
    later()
    assert deliver_due() == 1
    assert OutgoingMail.objects.get().not_before is None
    assert "refused for good" in caplog.text


def test_who_was_killed_while_sending_is_followed_by_another(server):
    send_mail(*LETTER)
    OutgoingMail.objects.update(claimed_until=timezone.now() + timedelta(seconds=60))
    assert deliver_due() == 0
    later(claimed_until=timezone.now() - timedelta(seconds=1))
    assert deliver_due() == 1


def test_the_publisher_wakes_the_worker_for_what_waits(server):
    enqueue_if_due()
    assert server.received == []
    send_mail(*LETTER)
    enqueue_if_due()
    assert len(server.received) == 1

"""Hands stored mail to the mail server, and tries again where it is not taken.

A connection that breaks after the text was sent leaves open whether it arrived. It is then sent
again under the same ``Message-ID``, as RFC 5321 (4.5.4.1) wants it, by which mail servers know it.
"""

import logging
from datetime import datetime, timedelta
from email import message_from_bytes
from email.message import Message
from smtplib import SMTPException, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db.models import Q
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ..models import OutgoingMail
from ..working import is_gone, name_of_this_process

logger = logging.getLogger(__name__)
# Longer than a mail server can keep one waiting: each step waits settings.EMAIL_TIMEOUT at most.
CLAIMED_FOR = timedelta(seconds=60)
FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=15), timedelta(hours=1)
_PERMANENT = 500


class ServerAwayError(Exception):
    """The mail server does not answer, or not as one does."""


class _AsStored(Message):
    """A parsed message whose bytes are those that were parsed."""

    stored = b""

    def as_bytes(self, *args: Any, linesep: str = "\n", **kwargs: Any) -> bytes:
        """Return them with the ends of lines that are asked for."""
        return b"\n".join(self.stored.splitlines()).replace(b"\n", linesep.encode())


class StoredMessage(EmailMessage):
    """A message that says what was stored, byte for byte."""

    def __init__(self, mail: OutgoingMail) -> None:
        super().__init__(from_email=mail.sender, to=mail.recipients)
        self._content = bytes(mail.content)

    def message(self, **kwargs: Any) -> Any:
        """Return the stored message, its id and date included."""
        message = message_from_bytes(self._content, _class=_AsStored)
        message.stored = self._content
        return message


@task(backend="background")
def deliver() -> None:
    """Hand on what is due."""
    deliver_due()


def enqueue_if_due() -> None:
    """Wake the worker for mail that waits to be tried again, or that a killed one left. Cheap when
    there is none: two small queries.
    """
    _let_go_of_the_killed()
    if _due(timezone.now()).exists():
        asked = DBTaskResult.objects.filter(task_path=deliver.module_path)
        if not asked.filter(status=TaskResultStatus.READY).exists():
            deliver.enqueue()


def deliver_due() -> int:
    """Send what is due, oldest first, until the mail server takes no more; return how many.

    Several may do so at once: each message is claimed by one.
    """
    sent = 0
    while (mail := _claim()) is not None:
        try:
            sent += _send(mail)
        except ServerAwayError:
            break
    return sent


def _due(now: datetime) -> Any:
    # Times further ahead than any that is given were given by a clock that was wrong.
    free = Q(claimed_until=None) | ~Q(claimed_until__range=(now, now + CLAIMED_FOR))
    is_time = Q(not_before__lte=now) | Q(not_before__gt=now + LONGEST_PAUSE)
    return OutgoingMail.objects.filter(free, is_time).order_by("pk")


def _claim() -> OutgoingMail | None:
    now = timezone.now()
    for mail in _due(now)[:20]:
        if (
            _due(now)
            .filter(pk=mail.pk)
            .update(claimed_until=now + CLAIMED_FOR, claimed_by=name_of_this_process())
        ):
            return mail
    return None


def _let_go_of_the_killed() -> None:
    """Give up the claims of processes of this machine that are gone; those of other machines end
    with their time.
    """
    claimed = OutgoingMail.objects.filter(claimed_until__gt=timezone.now())
    for pk, name in claimed.values_list("pk", "claimed_by"):
        if is_gone(name):
            claimed.filter(pk=pk, claimed_by=name).update(claimed_until=None)


def _send(mail: OutgoingMail) -> bool:
    """Say whether it was sent. Raises ``ServerAwayError`` if trying others now makes no sense."""
    try:
        get_connection(settings.MAIL_SERVER_BACKEND).send_messages([StoredMessage(mail)])
    except SMTPRecipientsRefused as refused:
        codes = [code for code, _words in refused.recipients.values()]
        _keep(mail, refused, for_good=min(codes) >= _PERMANENT)
        return False
    except (OSError, SMTPException) as failed:
        _keep(mail, failed)
        raise ServerAwayError from failed
    except Exception as failed:
        # Whatever is wrong with one, the others go on.
        logger.exception("A mail could not be made ready.")
        _keep(mail, failed)
        return False
    mail.delete()
    return True


def _keep(mail: OutgoingMail, failed: Exception, *, for_good: bool = False) -> None:
    pause = min(FIRST_PAUSE * 2**mail.attempts, LONGEST_PAUSE)
    mail.attempts += 1
    mail.claimed_until = None
    mail.not_before = None if for_good else timezone.now() + pause
    mail.save(update_fields=["attempts", "claimed_until", "not_before"])
    logger.warning(
        "A mail could not be sent (%s, attempt %s)%s.",
        type(failed).__name__,
        mail.attempts,
        ": it is refused for good and kept" if for_good else " and is tried again",
    )

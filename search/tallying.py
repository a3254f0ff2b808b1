"""Counts what is asked, so that editors learn what is missing, and nobody learns who asked.

A question is kept as a keyed hash. Only when it was asked on three different days is its text kept
too, in bald words; what looks like a number of somebody or an address never is. What is counted is
gathered in memory and written now and then: a search does not wait for it.
"""

import logging
import re
import threading
import time
from collections import Counter
from datetime import date, timedelta

from django.db import InternalError, OperationalError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from .models import QueryTally
from .question import Question

logger = logging.getLogger(__name__)
DAYS = 3
MOST_WORDS = 5
# What the table holds.
MOST_LETTERS = 120
EVERY = 20.0
MOST_WAITING = 200
KEPT = timedelta(days=400)
# Four digits make a year; more make a telephone, a document, a person.
_SAYABLE = re.compile(r"^(?:[a-z]{2,24}|\d{1,4})(?: (?:[a-z]{2,24}|\d{1,4}))*$")

_lock = threading.Lock()
_asked: Counter[tuple[str, str]] = Counter()
_nothing: Counter[tuple[str, str]] = Counter()
_written_at = 0.0


def note(question: Question, language: str, *, nothing: bool) -> None:
    """Count a question; ``nothing`` says that it found nothing."""
    text = question.said
    if not text:
        return
    with _lock:
        _asked[language, text] += 1
        if nothing:
            _nothing[language, text] += 1
        due = len(_asked) >= MOST_WAITING or time.monotonic() - _written_at > EVERY
    if due:
        write()


def write() -> None:
    """Write what was gathered. A database that is busy, away or only read loses a few counts, and
    no reader waits.
    """
    asked, nothing = take_asked()
    try:
        with transaction.atomic():
            for (language, text), times in asked.items():
                _add(language, text, times, nothing.get((language, text), 0))
    # Only read, PostgreSQL says ``InternalError``. What an error says may hold a question.
    except (OperationalError, InternalError) as error:
        logger.warning("Questions were not counted: %s", type(error).__name__)


def take_asked() -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], int]]:
    """Take what was gathered and is not written yet: what was asked, and what found nothing."""
    global _written_at  # noqa: PLW0603  # one state for the process
    with _lock:
        asked, nothing = dict(_asked), dict(_nothing)
        _asked.clear()
        _nothing.clear()
        _written_at = time.monotonic()
    return asked, nothing


def _add(language: str, text: str, times: int, nothing: int) -> None:
    today = timezone.localdate()
    key = salted_hmac("search-tally", f"{language} {text}", algorithm="sha256").hexdigest()
    tally, is_new = QueryTally.objects.get_or_create(
        key=key, defaults={"language": language, "last_day": today, "days": 1}
    )
    days = tally.days if is_new or tally.last_day == today else tally.days + 1
    QueryTally.objects.filter(pk=tally.pk).update(
        asked=F("asked") + times,
        found_nothing=F("found_nothing") + nothing,
        days=days,
        last_day=today,
        text=text if days >= DAYS and is_sayable(text) else tally.text,
    )


def is_sayable(text: str) -> bool:
    """Say whether the text of a question may be kept at all."""
    is_short = len(text) <= MOST_LETTERS and len(text.split()) <= MOST_WORDS
    return is_short and bool(_SAYABLE.match(text))


def forget_old(today: date | None = None) -> None:
    """Forget what nobody has asked for more than a year."""
    today = today or timezone.localdate()
    QueryTally.objects.filter(last_day__lt=today - KEPT).delete()

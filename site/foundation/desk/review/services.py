"""What is written about checking: dates, and letters to roles."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...accounts.roles import group_of
from ...models import DatesOfChecking
from ..kept import all_kept, kept_as


def set_review(*, of: Any, due_on: date | None, role: str, kind: str = "page") -> DatesOfChecking:
    """Say by when the text ``of`` that kind is to be checked, and by whom; no day means never."""
    return _store(kind, of, {"due_on": due_on, "role": role if due_on else ""})


def mark_checked(*, of: Any, due_on: date | None, role: str, kind: str = "page") -> DatesOfChecking:
    """Note that somebody checked the text ``of`` that kind today; without a later day the next
    check is in ``REVIEW_AFTER_DAYS`` days.
    """
    today = timezone.localdate()
    if role and (due_on is None or due_on <= today):
        due_on = today + timedelta(days=settings.REVIEW_AFTER_DAYS)
    return _store(kind, of, {"due_on": due_on, "role": role if due_on else "", "checked_on": today})


def _store(kind: str, of: Any, said: dict[str, Any]) -> DatesOfChecking:
    kept = kept_as(kind)
    if kept is None:
        raise ValueError(f"nothing keeps dates of {kind}")
    of_it: dict[str, Any] = {f"{kept.name}_id": of.pk}
    row, _made = kept.dates._default_manager.update_or_create(**of_it, defaults=said)
    return row


@transaction.atomic
def remind_roles(today: date | None = None) -> int:
    """Write to each role that has texts to check, once for each date; return how many letters.

    The marks and the letters are one transaction: whoever sets the mark writes.
    """
    today = today or timezone.localdate()
    counts: dict[str, int] = defaultdict(int)
    for kept in all_kept():
        of_published: dict[str, Any] = {f"{kept.name}__live": True}
        due = kept.dates._default_manager.filter(due_on__lte=today, **of_published)
        for row in due.exclude(told_for=F("due_on")):
            counts[row.role] += _mark_told(row)
    return sum(_write(role, count) for role, count in sorted(counts.items()) if count)


def _mark_told(row: DatesOfChecking) -> int:
    untold = Q(told_for=None) | ~Q(told_for=F("due_on"))
    rows = type(row)._default_manager.filter(untold, pk=row.pk, due_on=row.due_on)
    return rows.update(told_for=F("due_on"))


def _write(role: str, count: int) -> int:
    addresses = _addresses([role]) or _addresses(["publisher"])
    if not addresses:
        return 0
    with translation.override("sr"):
        # Neutral, and without titles: a page may be restricted, and a screen shows a letter to
        # whoever stands beside it.
        words = ngettext(
            "%(count)s text is due to be checked.", "%(count)s texts are due to be checked.", count
        )
        letter = f"{words % {'count': count}}\n\n{settings.DESK_URL}desk/review/\n"
        for address in addresses:
            send_mail(_("Something waits for you"), letter, settings.DEFAULT_FROM_EMAIL, [address])
    return 1


def _addresses(roles: Iterable[str]) -> list[str]:
    addresses: set[str] = set()
    for role in roles:
        people = group_of(role).user_set.filter(is_active=True).exclude(email="")
        addresses.update(people.values_list("email", flat=True))
    return sorted(addresses)

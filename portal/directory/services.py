"""What is written in the directory: confirmations, and letters to owners."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Locale

from foundation.accounts.roles import group_of

from .models.confirmable import Confirmable, oldest_valid
from .models.placing import page_for, tell_of_change
from .models.service import Service
from .models.team import LocalTeam

WARNED_DAYS = 14
KINDS: tuple[type[Service] | type[LocalTeam], ...] = (Service, LocalTeam)


@transaction.atomic
def confirm_entries(*, entries: Iterable[Confirmable], person: Any, office: str) -> int:
    """Note that somebody confirmed the entries today, in that office, and return how many."""
    confirmed = 0
    for entry in entries:
        keys = {"pk": entry.pk}
        if isinstance(entry, Service):
            keys = {"translation_key": entry.translation_key}
        stored = type(entry)._default_manager.filter(**keys)
        stored.update(confirmed_on=timezone.localdate(), confirmed_by=person, confirmed_as=office)
        for row in stored:
            tell_of_change(row)
        confirmed += 1
    return confirmed


@transaction.atomic
def begin_english(*, service: Service, user: Any) -> Service:
    """Return a new English draft of a Serbian service, with its words to write over. Raises
    ``DoesNotExist`` where the directory has no English page.
    """
    draft: Service = service.copy_for_translation(Locale.objects.get(language_code="en"))
    draft.live = False
    draft.page = page_for(draft, draft.locale)
    draft.save()
    draft.save_revision(user=user)
    return draft


def tell_owners(today: date | None = None) -> int:
    """Write to the owners of what lapsed, and of what will in two weeks; return how many mails.

    Each is told once of one confirmation's end, however often and from how many processes this is
    called: the mark and the mail are one transaction.
    """
    valid = oldest_valid(today)
    ending = Q(confirmed_on__lt=valid + timedelta(days=WARNED_DAYS), confirmed_on__gte=valid)
    told = 0
    for model in KINDS:
        # A translation's confirmation is its original's: one letter for both.
        rows: Any = model._default_manager.filter(live=True)
        if model is Service:
            rows = rows.filter(locale=Locale.get_default())
        for mark, condition in (
            ("told_lapsed_for", Q(confirmed_on__lt=valid)),
            ("told_soon_for", ending),
        ):
            for row in rows.filter(condition).exclude(**{mark: F("confirmed_on")}):
                told += _tell_once(row, mark)
    return told


@transaction.atomic
def _tell_once(row: Any, mark: str) -> int:
    untold = Q(**{mark: None}) | ~Q(**{mark: F("confirmed_on")})
    mine = type(row)._default_manager.filter(untold, pk=row.pk, confirmed_on=row.confirmed_on)
    if not mine.update(**{mark: F("confirmed_on")}):
        return 0
    addresses = _addresses(row)
    if addresses:
        with translation.override("sr"):
            send_mail(_subject(), _letter(row, mark), settings.DEFAULT_FROM_EMAIL, addresses)
    return len(addresses[:1])


def _addresses(row: Confirmable) -> list[str]:
    if row.owner is not None and row.owner.is_active and row.owner.email:
        return [row.owner.email]
    people = group_of("publisher").user_set.filter(is_active=True).exclude(email="")
    return sorted(people.values_list("email", flat=True))


def _subject() -> str:
    # Neutral: a screen shows a subject to whoever stands beside it.
    return _("An entry waits for you")


def _letter(row: Any, mark: str) -> str:
    day = date_format(row.confirmed_until, "SHORT_DATE_FORMAT")
    if mark == "told_soon_for":
        words = _("“%(name)s” counts as confirmed until %(day)s. Then it drops out of the list.")
    else:
        words = _("“%(name)s” was confirmed until %(day)s and is no longer shown as confirmed.")
    told = words % {"name": row, "day": day}
    return f"{told}\n\n{_('Check it and confirm it in the desk.')}\n{settings.DESK_URL}\n"

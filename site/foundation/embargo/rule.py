"""The key of an embargo holds its instant, and everybody holds the keys of instants that passed."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.db.models import Model
from wagtail.models import Page

from .. import moment
from ..access import JOINER, PUBLIC, AccessRule, join, register_rule, stored_keys
from ..models.access import PageAccess

PREFIX = "embargo:"
FORMAT = "%Y-%m-%dT%H:%M:%SZ"


def key_of_instant(instant: datetime) -> str:
    """Return the key that opens at ``instant``."""
    return PREFIX + instant.astimezone(UTC).strftime(FORMAT)


def instants_in(key: str) -> list[datetime]:
    """Return every instant that a key, joined or not, waits for."""
    return [
        datetime.strptime(part.removeprefix(PREFIX), FORMAT).replace(tzinfo=UTC)
        for part in key.split(JOINER)
        if part.startswith(PREFIX)
    ]


def embargo_on(page: Page) -> datetime | None:
    """Return the instant at which ``page`` appears, those of its ancestors regarded; ``None`` when
    it is under no embargo now.
    """
    key = PageAccess.objects.filter(page_id=page.pk).values_list("key", flat=True).first()
    return waits_until(key or PUBLIC)


def waits_until(key: str) -> datetime | None:
    """Return the last instant that a key still waits for, ``None`` when it waits for none."""
    now = moment.now()
    return max((instant for instant in instants_in(key) if instant > now), default=None)


def key_without_embargo(page: Page) -> str | None:
    """Return what a page demands besides its embargo, or ``None`` where no key is stored."""
    key = PageAccess.objects.filter(page_id=page.pk).values_list("key", flat=True).first()
    if key is None:
        return None
    return join(PUBLIC, *(part for part in key.split(JOINER) if not part.startswith(PREFIX)))


def _key_for(obj: Model) -> str | None:
    until = getattr(obj, "embargoed_until", None) if isinstance(obj, Page) else None
    return key_of_instant(until) if until is not None and until > moment.now() else None


def _keys_that_passed() -> Iterable[str]:
    now = moment.now()
    parts = {part for key in stored_keys() for part in key.split(JOINER)}
    return [
        part
        for part in parts
        if part.startswith(PREFIX) and all(instant <= now for instant in instants_in(part))
    ]


def connect() -> None:
    """Register the rule."""
    register_rule(
        AccessRule("embargo", _key_for, lambda user: (), keys_of_everybody=_keys_that_passed)
    )

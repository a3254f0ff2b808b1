"""The generation stamp: how every process of a copy sees at once what another one changed.

A stamp in the database changes in the transaction that changes content. Whoever keeps something in
its own memory keeps it under the stamp, so that a change anywhere (web, command line, publisher)
makes it unreachable.

What is visible also changes with no write at all, when the clock passes an instant: the end of an
embargo, the day a consent ends. Models name such fields in ``instants``; the latest one that passed
is part of the stamp.
"""

import secrets
from bisect import bisect_right
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from datetime import datetime
from functools import cache
from itertools import chain
from typing import Any, TypeVar

from django.apps import apps
from django.core.cache.backends.locmem import LocMemCache
from django.core.signals import request_finished, request_started
from django.db import connection, transaction
from django.db.models import DateTimeField, Model, Value
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, DraftStateMixin, Locale, Page, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from . import moment
from .models.generation import Generation

T = TypeVar("T")
_WATCHED = (Page, Site, Locale, Redirect, Collection)
_in_request: ContextVar[dict[str, int] | None] = ContextVar("generation_in_request", default=None)
_kept: dict[str, tuple[int, Any]] = {}
_instants: dict[int, list[datetime]] = {}
_readers: list[Callable[[], Iterable[datetime]]] = []
_followers: list[Callable[[], None]] = []
_SECOND_BITS = 62
_INSTANT = Value(None, DateTimeField())
_NUMBER = "SELECT number FROM foundation_generation WHERE id = 1"
# What a draft changes of what it is a draft of: readers see none of it.
_OF_DRAFTS = frozenset(
    {
        *("draft_title", "has_unpublished_changes", "latest_revision"),
        *("latest_revision_created_at", "locked", "locked_at", "locked_by"),
    }
)


def current() -> int:
    """Return the stamp: one query, at most once a request; one more after a change."""
    memo = _in_request.get()
    if memo is not None and "stamp" in memo:
        return memo["stamp"]
    number = _read_number()
    stamp = number + (_latest_passed(number) << _SECOND_BITS)
    if memo is not None:
        memo["stamp"] = stamp
        memo.setdefault("first", stamp)
    return stamp


def first_read() -> int | None:
    """Return the stamp as this request read it first; ``None`` if it has not asked for it.

    What a request reads after that is no older than this stamp, whatever changed meanwhile.
    """
    memo = _in_request.get()
    return None if memo is None else memo.get("first")


def _read_number() -> int:
    """Ask in plain SQL: each request does, and a queryset costs more than a whole kept page."""
    with connection.cursor() as cursor:
        cursor.execute(_NUMBER)
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _latest_passed(number: int) -> int:
    """Return the last instant before now at which something appeared or went, in milliseconds.

    Which instants there are changes only together with ``number``, so they are read once for it.
    The same for every process, whenever it looked: what many processes share is kept under it too.
    """
    instants = _instants_of(number)
    passed = bisect_right(instants, moment.now())
    return int(instants[passed - 1].timestamp() * 1000) if passed else 0


def next_instant(now: datetime) -> datetime | None:
    """Return the first instant after ``now`` at which something will appear or go by the clock."""
    instants = _instants_of(current() & ((1 << _SECOND_BITS) - 1))
    passed = bisect_right(instants, now)
    return instants[passed] if passed < len(instants) else None


def register_instants(read: Callable[[], Iterable[datetime]]) -> None:
    """Register a function that gives instants which no one field holds: a day and a time."""
    _readers.append(read)


def _instants_of(number: int) -> list[datetime]:
    instants = _instants.get(number)
    if instants is None:
        instants = _read_instants()
        _instants.clear()
        _instants[number] = instants
    return instants


def _read_instants() -> list[datetime]:
    """Return every instant of every model that has some, in order: one query, and one for each
    reader that a room registered.
    """
    with connection.cursor() as cursor:
        cursor.execute(*_sql_of_instants())
        fields = [_as_instant(value) for (value,) in cursor.fetchall()]
    return sorted(chain(fields, *(read() for read in _readers)))


@cache
def _sql_of_instants() -> tuple[str, tuple[Any, ...]]:
    """Return the query for the fields of all models: long to build, and always the same."""
    queries = [
        model._base_manager.filter(**{f"{name}__isnull": False}).order_by().values_list(name)
        for model, name in _fields_of_instants()
    ]
    return queries[0].union(*queries[1:]).query.sql_with_params()


def _as_instant(value: Any) -> datetime:
    """Return what a database gave for a field of an instant as Django gives it."""
    for convert in connection.ops.get_db_converters(_INSTANT):
        value = convert(value, _INSTANT, connection)
    return value


def _fields_of_instants() -> list[tuple[type[Model], str]]:
    fields: list[tuple[type[Model], str]] = [(Page, "go_live_at"), (Page, "expire_at")]
    for model in apps.get_models():
        fields += [(model, name) for name in getattr(model, "instants", ())]
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page):
            fields.append((model, "expire_at"))
    return fields


def bump() -> None:
    """Change the stamp, in the transaction that is open: seen by all when that commits."""
    # Random, not counted: a number that a rolled-back transaction used must never come again.
    number = secrets.randbits(62)
    if not Generation.objects.filter(pk=1).update(number=number):
        Generation.objects.update_or_create(pk=1, defaults={"number": number})
    memo = _in_request.get()
    if memo is not None:
        memo.pop("stamp", None)
    for follow in _followers:
        # What is written is written: a disk that is full must not make it look otherwise.
        transaction.on_commit(follow, robust=True)


def register_follower(follow: Callable[[], None]) -> None:
    """Register a function that tells a server in front, after each commit with a change."""
    _followers.append(follow)


def kept(name: str, produce: Callable[[], T]) -> T:
    """Return what ``produce`` gave for this stamp, asking it again only when content changed
    since.
    """
    stamp = current()
    found = _kept.get(name)
    if found is not None and found[0] == stamp:
        return found[1]
    value = produce()
    _forget_but(stamp)
    _kept[name] = (stamp, value)
    return value


def kept_for_readers(user: Any, name: str, produce: Callable[[], T]) -> T:
    """Return what :func:`kept` would, to whoever is not signed in: they all see the same. For an
    account it is made anew.
    """
    return produce() if user.is_authenticated else kept(name, produce)


def _forget_but(stamp: int) -> None:
    """Let go of what nobody can reach any more, so that names may be as many as pages."""
    for name, (made_for, _value) in list(_kept.items()):
        if made_for != stamp:
            _kept.pop(name, None)


class GenerationCache(LocMemCache):
    """A cache in process memory whose entries live as long as the content they were made from."""

    def make_key(self, key: str, version: int | None = None) -> str:
        """Put the stamp into the key."""
        return f"{current()}:{super().make_key(key, version)}"


@cache
def _installed() -> frozenset[type[Model]]:
    return frozenset(apps.get_models())


def is_seen_by_readers(model: type[Model]) -> bool:
    """Say whether a change of such a row may change what readers see: what the model says itself,
    else what its room says of all its models (``bumps_generation``).
    """
    if issubclass(model, _WATCHED):
        return True
    room = apps.app_configs.get(model._meta.app_label)
    if model not in _installed():
        # A migration's, of a time whose stamp may not be there.
        return False
    return bool(getattr(model, "bumps_generation", getattr(room, "bumps_generation", False)))


def _changed(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if kwargs.get("raw"):
        return
    if kwargs.get("created") and getattr(instance, "waits", False):
        # A stranger sent it, and no reader sees it yet: else whoever sends forms drops all pages.
        return
    fields = kwargs.get("update_fields")
    if fields and isinstance(instance, DraftStateMixin) and _OF_DRAFTS.issuperset(fields):
        return
    if is_seen_by_readers(type(instance)):
        bump()


def _related(sender: type[Model], instance: Model, action: str, **kwargs: Any) -> None:
    if action.startswith("post_") and is_seen_by_readers(type(instance)):
        bump()


def _page_changed(sender: type[Page], **kwargs: Any) -> None:
    bump()


def _started(environ: dict[str, Any] | None = None, **kwargs: Any) -> None:
    moment.start((environ or {}).get("REQUEST_METHOD", ""))
    _in_request.set({})


def forget_request(**kwargs: Any) -> None:
    """Let stamp and moment go on: the request is answered."""
    _in_request.set(None)
    moment.stop()


def connect() -> None:
    """Change the stamp on every change of content, and read it once a request."""
    post_save.connect(_changed, dispatch_uid="generation-saved")
    post_delete.connect(_changed, dispatch_uid="generation-deleted")
    m2m_changed.connect(_related, dispatch_uid="generation-related")
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_page_changed, dispatch_uid="generation-page")
    request_started.connect(_started, dispatch_uid="generation-request-started")
    request_finished.connect(forget_request, dispatch_uid="generation-request-finished")

"""The generation stamp: how every process of a copy sees at once what another one changed.

A stamp in the database changes in the transaction that changes content. Whoever keeps something in
its own memory keeps it under the stamp, so that a change anywhere (web, command line, publisher)
makes it unreachable.
"""

import secrets
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, TypeVar

from django.core.cache.backends.locmem import LocMemCache
from django.core.signals import request_finished, request_started
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Locale, Page, Site
from wagtail.signals import page_published, page_unpublished, post_page_move

from .models.generation import Generation

T = TypeVar("T")
_WATCHED = (Page, Site, Locale, Redirect, Collection)
_in_request: ContextVar[dict[str, int] | None] = ContextVar("generation_in_request", default=None)
_kept: dict[str, tuple[int, Any]] = {}


def current() -> int:
    """Return the stamp: one query, at most once a request."""
    memo = _in_request.get()
    if memo is not None and "stamp" in memo:
        return memo["stamp"]
    stamp = Generation.objects.filter(pk=1).values_list("number", flat=True).first() or 0
    if memo is not None:
        memo["stamp"] = stamp
    return stamp


def bump() -> None:
    """Change the stamp, in the transaction that is open: seen by all when that commits."""
    # Random, not counted: a number that a rolled-back transaction used must never come again.
    Generation.objects.update_or_create(pk=1, defaults={"number": secrets.randbits(62)})
    memo = _in_request.get()
    if memo is not None:
        memo.clear()


def kept(name: str, produce: Callable[[], T]) -> T:
    """Return what ``produce`` gave for this stamp, asking it again only when content changed
    since.
    """
    stamp = current()
    found = _kept.get(name)
    if found is not None and found[0] == stamp:
        return found[1]
    value = produce()
    _kept[name] = (stamp, value)
    return value


class GenerationCache(LocMemCache):
    """A cache in process memory whose entries live as long as the content they were made from."""

    def make_key(self, key: str, version: int | None = None) -> str:
        """Put the stamp into the key."""
        return f"{current()}:{super().make_key(key, version)}"


def _changed(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if kwargs.get("raw"):
        return
    if isinstance(instance, _WATCHED) or getattr(instance, "bumps_generation", False):
        bump()


def _page_changed(sender: type[Page], **kwargs: Any) -> None:
    bump()


def _started(**kwargs: Any) -> None:
    _in_request.set({})


def _finished(**kwargs: Any) -> None:
    _in_request.set(None)


def connect() -> None:
    """Change the stamp on every change of content, and read it once a request."""
    post_save.connect(_changed, dispatch_uid="generation-saved")
    post_delete.connect(_changed, dispatch_uid="generation-deleted")
    for signal in (page_published, page_unpublished, post_page_move):
        signal.connect(_page_changed, dispatch_uid="generation-page")
    request_started.connect(_started, dispatch_uid="generation-request-started")
    request_finished.connect(_finished, dispatch_uid="generation-request-finished")

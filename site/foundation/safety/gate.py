"""The one gate before every way to the public.

Publishing at once, by schedule, in bulk, by workflow, from a translation or by reverting all run
:class:`~wagtail.actions.publish_revision.PublishRevisionAction`, which asks here first. What makes
something public without it (a new page saved as live, a copy kept live, a translation tool that
saves over a live page or turns a draft live) is stopped where pages are saved.

The gate is for people. Code that has no user (loaders, imports of the site's own content) passes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any

from django.utils.translation import gettext as _
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.log_actions import get_active_log_context

from .refusal import PublishingRefused
from .reviews import is_reviewed, needs_review, refuse_findings
from .wording import content_hash

_open: ContextVar[bool] = ContextVar("safety_gate_open", default=False)


@contextmanager
def opened() -> Iterator[None]:
    """Let through what code does on its own account, even where a person started it."""
    token = _open.set(True)
    try:
        yield
    finally:
        _open.reset(token)


def acting_user(user: Any = None) -> Any:
    """Return who publishes: who is named, or who is at the desk. ``None`` is code."""
    return user or get_active_log_context().user


def refuse_unsafe(obj: Any, user: Any = None) -> None:
    """Raise ``PublishingRefused`` when a person may not make public what ``obj`` says."""
    if _open.get() or acting_user(user) is None:
        return
    refuse_findings(obj)
    if needs_review(obj) and not is_reviewed(obj):
        raise PublishingRefused(
            obj,
            _(
                "“%(title)s” waits for a safety review of exactly these words by somebody who did"
                " not write them. The draft is saved: submit it."
            )
            % {"title": obj},
        )


def guard() -> None:
    """Put the gate into Wagtail's publishing. There is no signal before it, and no hook in all."""
    execute = PublishRevisionAction.execute

    @wraps(execute)
    def executed(self: Any, *args: Any, **kwargs: Any) -> Any:
        refuse_unsafe(self.object, self.user)
        with opened():
            return execute(self, *args, **kwargs)

    executed.is_guarded = True  # type: ignore[attr-defined]
    PublishRevisionAction.execute = executed


def makes_public(page: Any) -> bool:
    """Say whether a person adds ``page`` as live. An alias shows what is live already."""
    return page.live and not page.alias_of_id and not _open.get() and acting_user() is not None


def saves_around(page: Any, update_fields: Any) -> bool:
    """Say whether saving a live page at the desk would make words public that were not published.

    The words are not lost: whoever saves so keeps them as a revision too.
    """
    if _open.get() or acting_user() is None or not page.live or page.alias_of_id or update_fields:
        return False
    stored = type(page)._default_manager.filter(pk=page.pk, live=True).first()
    return stored is not None and content_hash(stored) != content_hash(page)


def goes_live(obj: Any, update_fields: Any = None) -> bool:
    """Say whether a person's save would turn the draft ``obj`` live without publishing it. Asks the
    database only for what is said to be live and was there before.
    """
    if _open.get() or not obj.live or obj._state.adding or acting_user() is None:
        return False
    if update_fields is not None and "live" not in update_fields:
        return False
    return bool(type(obj)._base_manager.filter(pk=obj.pk, live=False).exists())


def refuse_page_going_live(page: Any, update_fields: Any) -> None:
    """Raise ``PublishingRefused`` when a page would be turned live around publishing, one that
    follows another included: nobody would have been asked whether they may publish there.
    """
    if goes_live(page, update_fields):
        raise PublishingRefused(
            page,
            _("“%(title)s” is a draft, and goes public by publishing alone.") % {"title": page},
        )


def refuse_direct_save(snippet: Any, update_fields: Any) -> None:
    """Raise ``PublishingRefused`` when a person saves unsafe words over a live snippet, or turns a
    draft live that may not be published as it is.
    """
    if goes_live(snippet, update_fields):
        refuse_unsafe(snippet)
    elif snippet.live and not update_fields and not _open.get() and acting_user() is not None:
        refuse_findings(snippet)

"""Closes two gaps: places where Wagtail changes who may see something, and tells nobody.

There is no signal to follow in either, so the methods themselves are followed, in one transaction
with what they do: nobody ever sees a collection with the key of the place it left, or a copy before
it is closed.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.db import transaction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Collection, Page, PageViewRestriction

from .access_upkeep import hold_trees_still, refresh

T = TypeVar("T")


def _alone(change: Callable[..., T]) -> Callable[..., T]:
    """Return ``change`` as done in one transaction, while nobody else changes a tree."""

    @wraps(change)
    def changed(*args: Any, **kwargs: Any) -> T:
        with transaction.atomic():
            hold_trees_still()
            return change(*args, **kwargs)

    return changed


def move_one_at_a_time() -> None:
    """Let a page be moved while nobody else moves one or stores keys: else one that leaves a
    section just as that is opened would be opened with it.
    """
    MovePageAction.execute = _alone(MovePageAction.execute)


def follow_moves_of_collections() -> None:
    """After a collection moved, store its key again: moving it sends no signal."""
    move = Collection.move

    @wraps(move)
    def moved(self: Collection, *args: Any, **kwargs: Any) -> None:
        move(self, *args, **kwargs)
        refresh(Collection.objects.get(pk=self.pk))

    Collection.move = _alone(moved)


def close_copies() -> None:
    """Give each copy and alias the restrictions of its original.

    Wagtail gives what it copies beneath a page that page's restrictions in place of its own, or
    none.
    """
    for action in (CopyPageAction, CreatePageAliasAction):
        _close_copies_of(action)


def _close_copies_of(action: Any) -> None:
    execute = action.execute

    @wraps(execute)
    def executed(self: Any, *args: Any, **kwargs: Any) -> Page:
        copy: Page = execute(self, *args, **kwargs)
        originals, copies = [self.page], [copy]
        if self.recursive:
            originals, copies = _branch(self.page), _branch(copy)
        # A page that doesn't know its children was copied alone: then there are fewer copies.
        for original, made in zip(originals, copies, strict=False):
            _restrict_alike(original, made)
        return copy

    action.execute = _alone(executed)


def _branch(page: Page) -> list[Page]:
    return list(Page.objects.descendant_of(page, inclusive=True).order_by("path"))


def _restrict_alike(original: Page, made: Page) -> None:
    for restriction in made.view_restrictions.all():
        restriction.delete()
    for restriction in original.view_restrictions.all():
        alike = PageViewRestriction(
            page=made, restriction_type=restriction.restriction_type, password=restriction.password
        )
        alike.save()
        alike.groups.set(restriction.groups.all())

"""Keeps the stored keys right at once: on save, on move, and when a restriction changes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.db import connection, transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import Signal
from wagtail.models import (
    BaseViewRestriction,
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
)
from wagtail.signals import post_page_move

from . import generation
from .access import (
    JOINER,
    NOBODY,
    PUBLIC,
    AccessRule,
    join,
    register_rule,
    rules,
    stored_keys,
)
from .batching import in_batches
from .models.access import CollectionAccess, PageAccess, StoredKey

RESTRICTIONS = (PageViewRestriction, CollectionViewRestriction)
# Sent with the kind of key and the ``pks`` of what demands another one now, inside the transaction.
keys_changed = Signal()
_BATCH = 200


def _wagtail_key(obj: Model) -> str | None:
    """Map Wagtail's own restrictions to keys. A shared password is none: it would need a cookie."""
    if not isinstance(obj, Page | Collection):
        return None
    restrictions = list(obj.view_restrictions.all())
    keys = []
    for restriction in restrictions:
        match restriction.restriction_type:
            case BaseViewRestriction.LOGIN:
                keys.append("signed-in")
            case BaseViewRestriction.GROUPS:
                groups = sorted(group.pk for group in restriction.groups.all())
                keys.append("groups:" + ",".join(map(str, groups)) if groups else NOBODY)
            case _:
                keys.append(NOBODY)
    return join(*keys) if keys else None


def _wagtail_keys_held(user: Any) -> list[str]:
    """Return which stored keys of Wagtail's kind open for ``user``; for a superuser all do."""
    mine = set(user.groups.values_list("pk", flat=True))
    parts = {part for key in stored_keys() for part in key.split(JOINER)}
    groups = {part for part in parts if part.startswith("groups:")}
    opened = [
        part
        for part in groups
        if user.is_superuser or mine & {int(pk) for pk in part.removeprefix("groups:").split(",")}
    ]
    return ["signed-in", *opened]


def own_key(obj: Model) -> str:
    """Return the key an object demands of itself, all rules joined."""
    return join(PUBLIC, *(key for rule in rules() if (key := rule.key_for(obj)) is not None))


@transaction.atomic
def refresh(node: Page | Collection) -> None:
    """Store the key of a page or a collection again, and of everything beneath it when it changed:
    level by level, as a section of thousands would outlast a request if it went page by page.

    The key above is locked while it is read, and a level is stored before the next one is read: a
    child that is born while its parent is being restricted either reads the new key or is found
    when the restriction descends.
    """
    stored = PageAccess if isinstance(node, Page) else CollectionAccess
    own = node.specific if isinstance(node, Page) else node
    new = _store(stored, [own], {_above(node.path): _key_above(node, stored)})
    changed: list[int] = []
    for depth in count(node.depth + 1):
        changed += (pk for pk, _path, _key in new)
        above = {path: key for _pk, path, key in new}
        if not above:
            break
        new = [
            each for nodes in _level(node, depth, above) for each in _store(stored, nodes, above)
        ]
    if changed:
        generation.bump()
        keys_changed.send(stored, pks=changed)


def _above(path: str) -> str:
    """Return the path of what lies above ``path`` in a tree; empty above a root."""
    return path[: -Page.steplen]


def _key_above(node: Page | Collection, stored: type[StoredKey]) -> str:
    parent = node.get_parent(update=True)
    if parent is None:
        return PUBLIC
    row = stored._default_manager.select_for_update().filter(pk=parent.pk).first()
    return row.key if row else NOBODY


def _level(
    node: Page | Collection, depth: int, above: dict[str, str]
) -> Iterator[Iterable[Page | Collection]]:
    """Yield, some at a time, what lies at ``depth`` beneath ``node`` and right beneath ``above``,
    as rules look at it.
    """
    nodes: Any = Page.objects.specific() if isinstance(node, Page) else Collection.objects.all()
    there = nodes.filter(path__startswith=node.path, depth=depth).values_list("pk", "path")
    pks = [pk for pk, path in there.order_by("path") if _above(path) in above]
    for batch in in_batches(pks, _BATCH):
        _keep_in_place(nodes.model, batch)
        yield nodes.filter(pk__in=batch).prefetch_related("view_restrictions__groups")


def _keep_in_place(model: type[Page | Collection], pks: Sequence[int]) -> None:
    """Wait for whoever moves one of ``pks``, and let nobody move it until this is done: what is
    read of where it lies is true then. Saving it waits for nothing. SQLite has one writer.
    """
    if connection.vendor == "postgresql":
        table = connection.ops.quote_name(model._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT 1 FROM {table} WHERE id = ANY(%s) ORDER BY id FOR KEY SHARE",  # noqa: S608
                [list(pks)],
            )


def _store(
    stored: type[StoredKey], nodes: Iterable[Page | Collection], above: dict[str, str]
) -> list[tuple[int, str, str]]:
    """Store what each of ``nodes`` demands together with what lies ``above`` it. Return number,
    path and key of those for which that is new.
    """
    demanded = [
        (each.pk, each.path, join(above[_above(each.path)], own_key(each)))
        for each in nodes
        # What was moved away meanwhile is followed by whoever moved it.
        if _above(each.path) in above
    ]
    pks = [pk for pk, _path, _key in demanded]
    known = dict(stored._default_manager.filter(pk__in=pks).values_list("pk", "key"))
    new = [each for each in demanded if known.get(each[0]) != each[2]]
    make: Any = stored
    stored._default_manager.bulk_create(
        [make(pk=pk, key=key) for pk, _path, key in new],
        update_conflicts=True,
        unique_fields=[stored._meta.pk.name],
        update_fields=["key"],
    )
    return new


def _saved(sender: type[Model], instance: Model, raw: bool = False, **kwargs: Any) -> None:
    if isinstance(instance, Page | Collection) and not raw:
        refresh(instance)


def _moved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    refresh(Page.objects.get(pk=instance.pk))


def _restriction_changed(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, PageViewRestriction):
        refresh(Page.objects.get(pk=instance.page_id))
    elif isinstance(instance, CollectionViewRestriction):
        refresh(Collection.objects.get(pk=instance.collection_id))


def _restriction_lifted(
    sender: type[Model], instance: Model, origin: Any = None, **kwargs: Any
) -> None:
    """Follow a restriction that was lifted; one that goes with its page leaves nothing to open."""
    if getattr(origin, "model", type(origin)) is sender:
        _restriction_changed(sender, instance)


def _groups_changed(sender: type[Model], instance: Any, action: str, **kwargs: Any) -> None:
    if not action.startswith("post_"):
        return
    if not isinstance(instance, Group):
        _restriction_changed(sender, instance)
        return
    # Said from the group's side: after a "clear" nothing is left that tells which ones it was.
    for model in RESTRICTIONS:
        for restriction in model._default_manager.filter(
            restriction_type=BaseViewRestriction.GROUPS
        ):
            _restriction_changed(model, restriction)


def connect() -> None:
    """Connect the signals and register the rule for Wagtail's own restrictions."""
    register_rule(AccessRule("wagtail", _wagtail_key, _wagtail_keys_held))
    post_save.connect(_saved, dispatch_uid="access-saved")
    post_page_move.connect(_moved, dispatch_uid="access-moved")
    for model in RESTRICTIONS:
        post_save.connect(
            _restriction_changed, sender=model, dispatch_uid=f"access-{model.__name__}-saved"
        )
        post_delete.connect(
            _restriction_lifted, sender=model, dispatch_uid=f"access-{model.__name__}-gone"
        )
        m2m_changed.connect(
            _groups_changed,
            sender=model.groups.through,
            dispatch_uid=f"access-{model.__name__}-groups",
        )

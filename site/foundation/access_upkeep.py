"""Keeps the stored keys right at once: on save, on move, and when a restriction changes."""

from collections.abc import Iterable
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
# Any number, the same for all who change a tree of this site.
_LOCK = 20150218


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


def refresh(node: Page | Collection) -> None:
    """Store the key of a page or a collection again, and of everything beneath it when it changed:
    level by level, some hundred at a time.
    """
    stored = _stored_for(node)
    known = stored._default_manager.filter(pk=node.pk).values_list("key", flat=True).first()
    with transaction.atomic():
        if known is not None:
            own = node.specific if isinstance(node, Page) else node
            if known == join(_key_above(node), own_key(own)):
                return
            hold_trees_still()
        _store_beneath(node.pk, stored)


def hold_trees_still() -> None:
    """Wait for whoever moves something in a tree or stores keys down a branch, and let nobody else
    do so until this transaction ends. To be asked for before any row is locked. What is new or
    only saved waits for nobody. SQLite has one writer anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _stored_for(node: Page | Collection) -> type[StoredKey]:
    return PageAccess if isinstance(node, Page) else CollectionAccess


def _key_above(node: Page | Collection, *, is_locked: bool = False) -> str:
    """Return what lies above ``node`` demands."""
    parent = node.get_parent(update=True)
    if parent is None:
        return PUBLIC
    rows = _stored_for(node)._default_manager.filter(pk=parent.pk)
    row = (rows.select_for_update() if is_locked else rows).first()
    return row.key if row else NOBODY


def _store_beneath(pk: int, stored: type[StoredKey]) -> None:
    """Store what the page or collection of that number demands, and what lies beneath it.

    The key above is locked while it is read, and a level is stored before the next one is read: a
    child that is born while its parent is being restricted either reads the new key or is found
    when the restriction descends.
    """
    node = _as_rules_see(stored).get(pk=pk)
    new = _store(stored, [node], {_above(node.path): _key_above(node, is_locked=True)})
    changed: list[int] = []
    for depth in count(node.depth + 1):
        changed += (pk for pk, _path, _key in new)
        above = {path: key for _pk, path, key in new}
        if not above:
            break
        level = _as_rules_see(stored).filter(path__startswith=node.path, depth=depth)
        pks = [pk for pk, path in level.values_list("pk", "path") if _above(path) in above]
        batches = (_as_rules_see(stored).filter(pk__in=batch) for batch in in_batches(pks, _BATCH))
        new = [each for nodes in batches for each in _store(stored, nodes, above)]
    if changed:
        generation.bump()
        keys_changed.send(stored, pks=changed)


def _as_rules_see(stored: type[StoredKey]) -> Any:
    """Return what keys of this kind are stored for, with what its rules look at."""
    pages = Page.objects.defer_streamfields().specific()
    nodes: Any = pages if stored is PageAccess else Collection.objects.all()
    return nodes.order_by("path").prefetch_related("view_restrictions__groups")


def _above(path: str) -> str:
    """Return the path of what lies above ``path`` in a tree; empty above a root."""
    return path[: -Page.steplen]


def _store(
    stored: type[StoredKey], nodes: Iterable[Page | Collection], above: dict[str, str]
) -> list[tuple[int, str, str]]:
    """Store what each of ``nodes`` demands together with what lies ``above`` it. Return number,
    path and key of those for which that is new.
    """
    demanded = [
        (each.pk, each.path, join(above[_above(each.path)], own_key(each))) for each in nodes
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

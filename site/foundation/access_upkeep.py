"""Keeps the stored keys right at once: on save, on move, and when a restriction changes."""

from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from wagtail.models import (
    BaseViewRestriction,
    Collection,
    CollectionViewRestriction,
    Page,
    PageViewRestriction,
)
from wagtail.signals import post_page_move

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
from .models.access import CollectionAccess, PageAccess

RESTRICTIONS = (PageViewRestriction, CollectionViewRestriction)


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
                groups = sorted(restriction.groups.values_list("pk", flat=True))
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
    """Store the key of a page or a collection again, and of everything beneath it when it changed.

    The key above is locked while it is read: a child that is born while its parent is being
    restricted either reads the new key or is found when the restriction descends.
    """
    rows = (PageAccess if isinstance(node, Page) else CollectionAccess)._default_manager
    nodes = (Page if isinstance(node, Page) else Collection)._default_manager
    parent = node.get_parent(update=True)
    above = PUBLIC
    if parent is not None:
        row = rows.select_for_update().filter(pk=parent.pk).first()
        above = row.key if row else NOBODY
    key = join(above, own_key(node.specific if isinstance(node, Page) else node))
    if rows.filter(pk=node.pk, key=key).exists():
        return
    rows.update_or_create(pk=node.pk, defaults={"key": key})
    for child in nodes.filter(path__startswith=node.path, depth=node.depth + 1):
        refresh(child)


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

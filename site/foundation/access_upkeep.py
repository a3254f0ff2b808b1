"""Keeps the stored keys right at once: on save, on move, and when a restriction is added or
removed.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import Signal
from wagtail.models import (
    BaseViewRestriction,
    Collection,
    CollectionViewRestriction,
    ModelLogEntry,
    Page,
    PageViewRestriction,
)
from wagtail.signals import post_page_move

from .access import NOBODY, PUBLIC, AccessRule, join, register_rule, rules
from .models.access import CollectionAccess, PageAccess

# Sent with ``pages`` (a queryset) after stored keys of pages changed, so that an index can follow.
access_changed = Signal()


def _wagtail_key(obj: Model) -> str | None:
    """Map Wagtail's own restrictions to keys. A shared password is no key: it would need a cookie.
    """
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
    mine = set(user.groups.values_list("pk", flat=True))
    stored = set(
        PageAccess.objects.filter(key__contains="groups:").values_list("key", flat=True).distinct()
    )
    stored |= set(
        CollectionAccess.objects.filter(key__contains="groups:")
        .values_list("key", flat=True)
        .distinct()
    )
    parts = {part for key in stored for part in key.split("&") if part.startswith("groups:")}
    opened = [
        part for part in parts if mine & {int(pk) for pk in part.removeprefix("groups:").split(",")}
    ]
    return ["signed-in", *opened]


def own_key(obj: Model) -> str:
    """Return the key an object demands of itself, all rules joined."""
    return join(PUBLIC, *(key for rule in rules() if (key := rule.key_for(obj)) is not None))


def refresh_page(page: Page, *, with_descendants: bool = True) -> None:
    """Store the key of ``page`` again, and of everything beneath it when it changed."""
    parent = page.get_parent()
    above = PUBLIC
    if parent is not None:
        above = (
            PageAccess.objects.filter(page_id=parent.pk).values_list("key", flat=True).first()
            or NOBODY
        )
    key = join(above, own_key(page.specific))
    before = PageAccess.objects.filter(page_id=page.pk).values_list("key", flat=True).first()
    if key == before:
        return
    PageAccess.objects.update_or_create(page_id=page.pk, defaults={"key": key})
    if with_descendants and before is not None:
        for child in page.get_children():
            refresh_page(child)
    if before is not None:
        access_changed.send(sender=Page, pages=Page.objects.filter(pk=page.pk))


def refresh_collection(collection: Collection) -> None:
    """Store the key of a collection again, and of everything beneath it when it changed."""
    parent = collection.get_parent()
    above = PUBLIC
    if parent is not None:
        above = (
            CollectionAccess.objects.filter(collection_id=parent.pk)
            .values_list("key", flat=True)
            .first()
            or NOBODY
        )
    key = join(above, own_key(collection))
    row, made = CollectionAccess.objects.get_or_create(
        collection_id=collection.pk, defaults={"key": key}
    )
    if made or row.key == key:
        return
    row.key = key
    row.save()
    for child in collection.get_children():
        refresh_collection(child)


def _saved(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if kwargs.get("raw"):
        return
    if isinstance(instance, Page):
        refresh_page(instance)
    elif isinstance(instance, Collection):
        refresh_collection(instance)


def _moved(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    refresh_page(Page.objects.get(pk=instance.pk))


def _restriction_changed(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    # The object may be gone already: a restriction is deleted together with its page.
    if isinstance(instance, PageViewRestriction):
        for page in Page.objects.filter(pk=instance.page_id):
            refresh_page(page)
    elif isinstance(instance, CollectionViewRestriction):
        for collection in Collection.objects.filter(pk=instance.collection_id):
            refresh_collection(collection)


def _collection_edited(sender: type[Model], instance: ModelLogEntry, **kwargs: Any) -> None:
    """Follow a move: moving a collection sends no signal, but the desk logs it once it is done."""
    if instance.content_type.model_class() is Collection:
        for collection in Collection.objects.filter(pk=instance.object_id):
            refresh_collection(collection)


def _groups_changed(sender: type[Model], instance: Any, action: str, **kwargs: Any) -> None:
    if action.startswith("post_"):
        _restriction_changed(sender, instance)


def connect() -> None:
    """Connect the signals and register the rule for Wagtail's own restrictions."""
    register_rule(AccessRule("wagtail", _wagtail_key, _wagtail_keys_held))
    post_save.connect(_saved, dispatch_uid="access-saved")
    post_save.connect(
        _collection_edited, sender=ModelLogEntry, dispatch_uid="access-collection-edited"
    )
    post_page_move.connect(_moved, dispatch_uid="access-moved")
    for model in (PageViewRestriction, CollectionViewRestriction):
        post_save.connect(
            _restriction_changed, sender=model, dispatch_uid=f"access-{model.__name__}-saved"
        )
        post_delete.connect(
            _restriction_changed, sender=model, dispatch_uid=f"access-{model.__name__}-gone"
        )
        m2m_changed.connect(
            _groups_changed,
            sender=model.groups.through,
            dispatch_uid=f"access-{model.__name__}-groups",
        )

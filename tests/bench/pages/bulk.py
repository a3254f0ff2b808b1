"""Adds many pages under one at once, in a few statements: for measuring only.

It is used by this site and by the project that it is measured beside.
"""

from typing import Any

from django.db import transaction
from wagtail.models import Page


@transaction.atomic
def insert(model: Any, parent: Page, pages: list[Any]) -> list[int]:
    """Add ``pages`` of ``model``, complete but for their place, as the last children of ``parent``;
    return their keys.
    """
    parent = Page.objects.select_for_update().get(pk=parent.pk)
    last = parent.get_children().order_by("-path").first()
    step = Page._str2int(last.path[-Page.steplen :]) if last else 0
    fields = [each for each in Page._meta.concrete_fields if not each.primary_key]
    for number, page in enumerate(pages, start=step + 1):
        page.path = Page._get_path(parent.path, parent.depth + 1, number)
        page.depth = parent.depth + 1
    rows = Page.objects.bulk_create(
        Page(**{each.attname: getattr(page, each.attname) for each in fields}) for page in pages
    )
    for page, row in zip(pages, rows, strict=True):
        page.pk = page.page_ptr_id = row.pk
    own = model._meta.local_concrete_fields
    # What bulk_create does where there are no parents.
    model._base_manager.all()._batched_insert(pages, own, 500)
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + len(pages))
    return [row.pk for row in rows]

"""What a person may do with which pages, for the lists of the desk."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .panels import Entry, Text


def open_to(user: Any) -> QuerySet[Page]:
    """Return the pages that ``user`` meets in the desk."""
    actions = {"add", "change", "publish", "lock", "unlock"}
    return policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, actions)


def editable_by(user: Any) -> QuerySet[Page]:
    """Return the pages that ``user`` may edit: for authors, their own."""
    return policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")


def may_edit_any(user: Any) -> bool:
    """Say whether ``user`` may edit some page, at least one of their own."""
    return bool(policy_registry.get_by_type(Page).user_has_permission(user, "change"))


def concern_pages(user: Any) -> bool:
    """Say whether ``user`` may do something with pages of the public tree."""
    return bool(
        policy_registry.get_by_type(Page).user_has_any_permission(
            user, {"add", "change", "publish", "lock", "unlock"}
        )
    )


def edit_urls(user: Any, pks: Iterable[int]) -> dict[int, str]:
    """Return where ``user`` looks at each page: the editor, or its place in the tree."""
    asked = set(pks)
    editable = set(editable_by(user).filter(pk__in=asked).values_list("pk", flat=True))
    return {
        pk: reverse(
            "wagtailadmin_pages:edit" if pk in editable else "wagtailadmin_explore", args=[pk]
        )
        for pk in asked
    }


def page_models(mixin: type) -> list[type[Model]]:
    """Return every page type that has ``mixin``, in a fixed order."""
    from django.apps import apps  # noqa: PLC0415  # asked when a list is made

    models = [m for m in apps.get_models() if issubclass(m, mixin) and issubclass(m, Page)]
    return sorted(models, key=lambda model: model._meta.label)


def page_entry(
    page: Page, url: str, *, note: Text = "", at: date | None = None, is_late: bool = False
) -> Entry:
    """Return the line that stands for ``page``; its locale must be loaded."""
    code = page.locale.language_code
    language = "" if code == "sr" else code
    return Entry(page.draft_title or page.title, url, note, at, is_late, language)


def page_entries(
    user: Any, pages: Sequence[Page], note: Any = lambda page: "", at: Any = lambda page: None
) -> list[Entry]:
    """Return a line for each of ``pages``: ``note(page)`` and ``at(page)`` go with it."""
    urls = edit_urls(user, [page.pk for page in pages])
    return [page_entry(page, urls[page.pk], note=note(page), at=at(page)) for page in pages]

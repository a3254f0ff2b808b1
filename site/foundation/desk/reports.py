"""Wagtail's reports, without what a reader of them has no business with.

They ask for the type of a thing alone: the history of the site tells a row about a key link, by the
name of the page that it opens, to whoever may keep key links at all, and the use of types names the
page edited last to everybody. What is kept to some by a policy is told to them alone here too.
"""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast
from wagtail.admin.views.reports.page_types_usage import PageTypesUsageReportView
from wagtail.models import ModelLogEntry, Page
from wagtail.models.audit_log import ModelLogEntryManager
from wagtail.permission_policies.base import BasePermissionPolicy
from wagtail.permissions import policy_registry

from .pages import editable_by

_ANYTHING = ("change", "delete", "view")
_HOMES = 2


def connect() -> None:
    """Let the reports ask what their reader may see."""
    viewable = ModelLogEntryManager.viewable_by_user
    types_used = PageTypesUsageReportView.get_queryset

    def viewable_by_user(self: Any, user: Any) -> QuerySet[ModelLogEntry]:
        return _without_kept_from(user, viewable(self, user))

    def get_queryset(self: Any) -> QuerySet[ContentType]:
        return _naming_seen_pages(self, types_used(self))

    ModelLogEntryManager.viewable_by_user = viewable_by_user
    PageTypesUsageReportView.get_queryset = get_queryset


def _without_kept_from(user: Any, entries: QuerySet[ModelLogEntry]) -> QuerySet[ModelLogEntry]:
    """Leave out entries of things that the policy of their type keeps from ``user``.

    Whose something was that is gone can't be asked: it is told to who may change every page.
    """
    if user.is_superuser:
        return entries
    # Wagtail found them a line before, by the permissions of the types.
    for number in user._allowed_content_type_ids:
        model: Any = ContentType.objects.get_for_id(number).model_class()
        policy: Any = policy_registry.get_by_type(model) if model else None
        if not _asks_for_each(policy):
            continue
        theirs = policy.instances_user_has_any_permission_for(user, _ANYTHING)
        told = Q(object_id__in=_keys(theirs))
        if _may_change_every_page(user):
            told |= ~Q(object_id__in=_keys(model._default_manager.all()))
        entries = entries.filter(~Q(content_type=number) | told)
    return entries


def _asks_for_each(policy: Any) -> bool:
    everything = BasePermissionPolicy.instances_user_has_any_permission_for
    asked = getattr(type(policy), "instances_user_has_any_permission_for", everything)
    return asked is not everything


def _keys(things: QuerySet[Any]) -> QuerySet[Any]:
    """Return the keys of things as the log writes them: as text."""
    return things.order_by().values(key=Cast("pk", CharField()))


def _may_change_every_page(user: Any) -> bool:
    homes = Page.objects.filter(depth=_HOMES)
    return not homes.exclude(pk__in=editable_by(user).values("pk")).exists()


def _naming_seen_pages(view: Any, types: QuerySet[ContentType]) -> QuerySet[ContentType]:
    """Name the last edited of the pages that the reader meets in the tree of the desk."""
    pages = policy_registry.get_by_type(Page).explorable_instances(view.request.user)
    asked = view.filters.form.cleaned_data
    if language := asked.get("page_locale"):
        pages = pages.filter(locale__language_code=language)
    if path := asked.get("site"):
        pages = pages.filter(path__startswith=path)
    edited = F("latest_revision_created_at").desc(nulls_last=True)
    latest = pages.filter(content_type=OuterRef("pk")).order_by(edited, "title", "-pk")
    return types.annotate(last_edited_page_id=Subquery(latest.values("pk")[:1]))

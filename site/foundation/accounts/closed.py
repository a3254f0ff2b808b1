"""What is closed stays closed in the desk, for roles that have no business there.

A role's grant holds on home pages and all beneath. Who may only add pages (an author) is not let by
that into a part that is closed to them, nor is a role whose own part lies elsewhere; who corrects,
publishes or stops pages sees all that they answer for, and so does whoever holds the key. Files of
a closed collection are there for their owner, for who keeps the collection, and for who holds its
key.
"""

from contextlib import suppress
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.chooser import page_models_from_string
from wagtail.models import AbstractPage, Collection, Page, ReferenceIndex
from wagtail.permission_policies.collections import (
    CollectionOwnershipPermissionPolicy,
    CollectionPermissionPolicy,
)
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import policy_registry

from .. import moment
from ..access import JOINER, held_keys, key_of, stored_keys
from ..embargo.rule import PREFIX
from . import localized
from .unseen import unseen_pages

_OF_PAGES = ("page_id", "parent_page_id", "page_to_move_id", "destination_id")
_CACHE = "_closed_in_desk"
_BY_QUERY = "wagtailadmin_choose_page_chosen_multiple"
_BY_TYPE = "wagtailadmin_choose_page"
_CHOOSING = frozenset({_BY_QUERY, _BY_TYPE, "wagtailadmin_choose_page_child"})


def closed_keys(user: Any) -> frozenset[str]:
    """Return the stored keys that ``user`` doesn't hold. An embargo closes nothing in the desk."""
    held = held_keys(user)
    return frozenset(
        key
        for key in stored_keys()
        if any(part not in held and not part.startswith(PREFIX) for part in key.split(JOINER))
    )


def closed_pages(user: Any) -> frozenset[int]:
    """Return the numbers of the pages that don't exist for ``user`` in the desk.

    Asked for many times in a request, so they are kept with the account for as long as it lasts.
    """
    if not hasattr(user, _CACHE):
        setattr(user, _CACHE, frozenset() if user.is_superuser else _find_closed(user))
    found: frozenset[int] = getattr(user, _CACHE)
    return found


def _find_closed(user: Any) -> frozenset[int]:
    keys = closed_keys(user)
    if not keys:
        return frozenset()
    closed = Page.objects.filter(access__key__in=keys)
    for grant in policy_registry.get_by_type(Page).get_cached_permissions_for_user(user):
        own = closed.filter(pk=grant.page_id).exists()
        if own or grant.permission.codename != "add_page":
            closed = closed.exclude(path__startswith=grant.page.path)
    return frozenset(closed.values_list("pk", flat=True))


def offered(files: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """Narrow pictures or documents to what is open to ``user``, kept by them, or their own."""
    if user.is_superuser:
        return files
    own = Q(uploaded_by_user=user)
    return files.filter(Q(collection_id__in=_open_collections(user, files.model)) | own)


def is_offered(file: Any, user: Any) -> bool:
    """Say, of one picture or document within its dates, what :func:`offered` does of many."""
    if not (user.is_authenticated and file.is_shown_at(moment.now())):
        return False
    return bool(
        user.is_superuser
        or file.uploaded_by_user_id == user.pk
        or file.collection_id in _open_collections(user, type(file))
    )


def _open_collections(user: Any, model: type[Any]) -> frozenset[int]:
    name = f"{_CACHE}_{model._meta.model_name}"
    if not hasattr(user, name):
        opened = Collection.objects.filter(access__key__in=held_keys(user))
        found = frozenset(each.pk for each in (_kept(user, model) | opened).distinct())
        setattr(user, name, found)
    kept_before: frozenset[int] = getattr(user, name)
    return kept_before


def _kept(user: Any, model: type[Any]) -> QuerySet[Collection]:
    """Return the collections that ``user`` may empty: who only corrects what is public keeps none.

    Wagtail's policy for files counts whoever may add, or change, as one who may delete.
    """
    policy = CollectionPermissionPolicy(
        model, auth_model=policy_registry.get_by_type(model).auth_model
    )
    found: QuerySet[Collection] = policy.collections_user_has_permission_for(user, "delete")
    return found


def may_open_in_desk(user: Any, file: Any) -> bool:
    """Say whether ``user`` gets a file that readers don't: who may change it does, and for drafts
    and previews everybody in the desk, within its dates, unless all that uses it is closed to them.

    Its collection must be open to them in any case.
    """
    if not (user.is_authenticated and user.is_active and key_of(file) in held_keys(user)):
        return False
    policy = policy_registry.get_by_type(type(file))
    if policy.user_has_permission_for_instance(user, "change", file):
        return True
    if not (user.has_perm("wagtailadmin.access_admin") and file.is_shown_at(moment.now())):
        return False
    uses = ReferenceIndex.get_references_to(file).values_list("base_content_type", "object_id")
    closed = {str(pk) for pk in closed_pages(user)}
    of_pages = ContentType.objects.get_for_model(Page).pk
    return all(kind != of_pages for kind, _pk in uses) or any(
        kind == of_pages and pk not in closed for kind, pk in uses
    )


class PagePolicy(PagePermissionPolicy):
    """Wagtail's policy without what is closed."""

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """Say whether ``user`` may do one of ``actions`` with a page."""
        may = super().user_has_any_permission_for_instance(user, actions, instance)
        return bool(may) and instance.pk not in closed_pages(user)

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Any]:
        """Return the pages with which ``user`` may do one of ``actions``."""
        pages = super().instances_user_has_any_permission_for(user, actions)
        closed = closed_pages(user)
        return pages.exclude(pk__in=closed) if closed else pages


class FilePolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy without what is closed."""

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """Say whether ``user`` may do one of ``actions`` with a file."""
        may = super().user_has_any_permission_for_instance(user, actions, instance)
        own = instance.uploaded_by_user_id == user.pk
        if not may or user.is_superuser or instance.pk is None or own:
            return bool(may)
        if set(actions) == {"delete"}:
            return _kept(user, self.model).filter(pk=instance.collection_id).exists()
        return instance.collection_id in _open_collections(user, self.model)

    def collections_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Any]:
        """Return the collections in which ``user`` may do one of ``actions``."""
        found = super().collections_user_has_any_permission_for(user, actions)
        return (
            found if user.is_superuser else found.filter(pk__in=_open_collections(user, self.model))
        )

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> QuerySet[Any]:
        """Return the files with which ``user`` may do one of ``actions``."""
        return offered(super().instances_user_has_any_permission_for(user, actions), user)


class ClosedPartsMiddleware:
    """Refuses addresses of the desk that name a page which is closed to the visitor, and those of
    localize that ask too little.
    """

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Serve the request; the refusal stands before the view."""
        response: HttpResponse = self.get_response(request)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Return ``None`` to let the request pass, or the desk's usual refusal."""
        match = request.resolver_match
        if (
            match is None
            or not match.route.startswith(settings.DESK_PATH)
            or request.user.is_anonymous
        ):
            return None
        named = _pages_named(request, match.url_name, kwargs)
        # What is closed takes queries to find, and most of the desk names no page.
        is_hidden = bool(named) and (
            not named.isdisjoint(closed_pages(request.user))
            or _tells_of_unseen(match.url_name, named, request.user)
        )
        if is_hidden or localized.is_refused(request, kwargs):
            refused: HttpResponse = permission_denied(request)
            return refused
        return None


def _pages_named(request: HttpRequest, view: str | None, kwargs: dict[str, Any]) -> set[int]:
    """Return the numbers of the pages that an address names."""
    named = [kwargs[name] for name in _OF_PAGES if name in kwargs]
    if view == _BY_QUERY:
        named += request.GET.getlist("id")
    elif view == _BY_TYPE:
        named += _common_ancestor(request.GET.get("page_type", ""))
    found = set()
    for number in named:
        # One number is written in many ways (7, 007): it is read as the view reads it.
        with suppress(ValueError):
            found.add(int(number))
    return found


def _common_ancestor(kinds: str) -> list[int]:
    """Return the number of the page at which a chooser begins that is asked for some kinds alone:
    the one above all of them.
    """
    try:
        models = page_models_from_string(kinds) if kinds else (Page,)
    except (LookupError, ValueError):
        return []
    return [] if models == (Page,) else [Page.objects.type(*models).first_common_ancestor().pk]


def _tells_of_unseen(view: str | None, named: set[int], user: Any) -> bool:
    """Say whether an address names a page that readers don't see yet to ``user``, who has no part
    in it: choosers for who may not change it, all else for who does not work where it stands. Some
    of Wagtail's views say what a page is called before they ask, or as they refuse.
    """
    if view not in _CHOOSING:
        shown = policy_registry.get_by_type(Page).explorable_instances(user)
        named = {number for number in named if not shown.filter(pk=number).exists()}
    return bool(named and named & unseen_pages(user))


def register_policies() -> None:
    """Let the desk ask these policies in place of Wagtail's."""
    policy_registry.register(AbstractPage, PagePolicy())
    for app, base in (("wagtailimages", "Image"), ("wagtaildocs", "Document")):
        model = apps.get_model("foundation", f"Site{base}")
        auth_model = apps.get_model(app, base)
        policy_registry.register(
            model,
            FilePolicy(model, auth_model=auth_model, owner_field_name="uploaded_by_user"),
            # Wagtail's applications register theirs later.
            exact_class=True,
        )

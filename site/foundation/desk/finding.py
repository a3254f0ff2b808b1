"""What the desk is asked to find, and can't: Wagtail answers it with an error of the server.

Its interface and its choosers find things by their number; what is no number names nothing. What
was searched for can be sorted by its own fields alone, and not be narrowed by a count.
"""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.views.generic.chooser import ChosenMultipleViewMixin, ChosenViewMixin
from wagtail.api.v2.views import BaseAPIViewSet
from wagtail.models import Page


def connect() -> None:
    """Let all of it be found, or not found."""
    find = BaseAPIViewSet.find_object
    search = BaseListingView.search_queryset
    choose = ChosenViewMixin.get

    def find_object(self: Any, queryset: QuerySet[Any], request: HttpRequest) -> Any:
        try:
            return find(self, queryset, request)
        except (ValueError, OverflowError):
            return None

    def search_queryset(self: Any, queryset: QuerySet[Any]) -> Any:
        if self.is_searching and "usage_count" in queryset.query.annotations:
            # The index knows no counts: it searches among the things that have the right one.
            counted = queryset.order_by().values("pk")
            queryset = self.order_queryset(self.get_base_queryset()).filter(pk__in=counted)
        return search(self, queryset)

    def get_one_chosen(self: Any, request: HttpRequest, pk: str) -> Any:
        if not _may_be_key(self.model_class, unquote(str(pk))):
            raise Http404
        return choose(self, request, pk)

    def get_chosen(self: Any, request: HttpRequest) -> HttpResponse:
        keys = [pk for pk in request.GET.getlist("id") if _may_be_key(self.model_class, pk)]
        chosen: HttpResponse = self.get_multiple_chosen_response(self.get_objects(keys))
        return chosen

    BaseAPIViewSet.find_object = find_object
    ChosenViewMixin.get = get_one_chosen
    # Choosers of files have a question of their own to the database, and this in common.
    ChosenMultipleViewMixin.get = get_chosen
    BaseListingView.search_queryset = search_queryset
    hooks.register("construct_explorer_page_queryset", sort_by_own_fields)


def _may_be_key(model: type[Model], value: str) -> bool:
    try:
        model._meta.pk.to_python(value)
    except ValidationError:
        return False
    return True


def sort_by_own_fields(parent: Page, pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    """Sort pages that were searched for by their title where their type was asked for."""
    fields = [str(field) for field in pages.query.order_by]
    if request.GET.get("q") and any("__" in field for field in fields):
        return pages.order_by("-title" if fields[0].startswith("-") else "title")
    return pages

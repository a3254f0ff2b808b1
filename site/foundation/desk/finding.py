"""The desk's interface finds things by their number; what is no number names nothing.

Wagtail answers it with an error of the server.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.api.v2.views import BaseAPIViewSet


def connect() -> None:
    """Let what is no number be not found."""
    find = BaseAPIViewSet.find_object

    def find_object(self: Any, queryset: QuerySet[Any], request: HttpRequest) -> Any:
        try:
            return find(self, queryset, request)
        except (ValueError, OverflowError):
            return None

    BaseAPIViewSet.find_object = find_object

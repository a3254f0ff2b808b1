"""Indicators in the desk: the sets."""

from wagtail.snippets.models import register_snippet

from .viewsets import IndicatorSetViewSet


def register() -> None:
    """Register everything with Wagtail."""
    register_snippet(IndicatorSetViewSet)

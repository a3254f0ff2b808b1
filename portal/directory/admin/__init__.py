"""The directory in the desk: services, teams, providers, and confirming them."""

from typing import Any

from django.urls import path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .confirming import ConfirmationsItem, confirm, confirmations
from .english import show_english
from .viewsets import DirectoryViewSetGroup


def urls() -> list[Any]:
    """Return the desk's addresses of the directory."""
    return [
        path("directory/confirmations/", confirmations, name="directory_confirmations"),
        path("directory/confirm/", confirm, name="directory_confirm"),
        path("directory/services/<int:pk>/english/", show_english, name="service_english"),
    ]


def register() -> None:
    """Register everything with Wagtail."""
    register_snippet(DirectoryViewSetGroup)
    hooks.register("register_admin_urls", urls)
    hooks.register("register_admin_menu_item", ConfirmationsItem.make)

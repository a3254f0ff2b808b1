"""Requests to be erased, in the desk."""

from wagtail import hooks

from foundation.desk.panels import register_panel

from . import desk


def register() -> None:
    """Register everything with Wagtail."""
    hooks.register("register_admin_urls", desk.urls)
    register_panel(desk.PANEL)

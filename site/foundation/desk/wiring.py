"""Connects the desk's own screens with Wagtail."""

from . import clock, home, work
from .panels import register_panel


def connect() -> None:
    """Register the first page with the lists that the foundation knows."""
    for panel in (work.WAITING, work.EXCEPTIONS, work.DRAFTS, clock.COMING, clock.STALE):
        register_panel(panel)
    home.register()

"""Connects assessment with the rest."""

from foundation.daily import register_daily

from . import demo, promises, services


def connect() -> None:
    """Declare what the database refuses, make versions when drafts are published, and close what
    is over.
    """
    promises.declare()
    register_daily("attempts whose time is up", services.close_overdue)
    services.connect()
    demo.register()

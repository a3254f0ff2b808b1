"""Connects groups with the rest."""

from foundation.daily import register_daily

from . import evidence, letters, promises


def connect() -> None:
    """Declare what the database refuses and what is evidence, and remind of tomorrow's sessions."""
    promises.declare()
    evidence.declare()
    register_daily("training reminders", letters.remind_if_due)

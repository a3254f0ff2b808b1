"""Connects surveys with the rest."""

from . import promises, services


def connect() -> None:
    """Declare what the database refuses, and make versions when surveys are published."""
    promises.declare()
    services.connect()

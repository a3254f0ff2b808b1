"""Connects the embargo with what keeps files and pages."""

from . import files, keepers, rule


def connect() -> None:
    """Let the rule, files and those who keep pages follow it."""
    rule.connect()
    files.connect()
    keepers.register()

"""Connects the embargo with pages, files and the roles that keep links with a key."""

from . import files, keepers, rule


def connect() -> None:
    """Let pages and files follow the rule, and the roles keep their links."""
    rule.connect()
    files.connect()
    keepers.register()

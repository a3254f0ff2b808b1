"""Lets the planner of SQLite know how much its tables hold, as that of PostgreSQL does by itself.

Without that it looks through all pages that everybody may see to find the one of an address: it
takes a condition that nearly every row meets for one that few do.
"""

from django.db import connection

from . import daily

NAME = "what tables hold"


def learn() -> None:
    """Let SQLite count what its indexes hold: some milliseconds; connections opened later know."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def learn_if_due() -> None:
    """Learn once a day, by one publisher."""
    if daily.begin(NAME):
        learn()

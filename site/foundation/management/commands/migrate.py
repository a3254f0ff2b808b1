"""``manage.py migrate``, one at a time: two machines that are upgraded at once do it once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

# Any number, the same for all who migrate this site.
_LOCK = 20150217


class Command(Migrate):
    """Django's own, behind a lock of PostgreSQL. Who comes second finds everything done."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Wait for whoever migrates, and migrate."""
        with _alone(options["database"]):
            super().handle(*args, **options)


@contextmanager
def _alone(alias: str) -> Iterator[None]:
    """Hold the lock on a connection of its own, which a migration can't close; SQLite has one
    writer anyway.
    """
    if connections[alias].vendor != "postgresql":
        yield
        return
    connection = connections.create_connection(alias)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
        yield
    finally:
        connection.close()

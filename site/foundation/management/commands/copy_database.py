"""``manage.py copy_database``: from SQLite to the PostgreSQL that ``DATABASE_URL`` names."""

from typing import Any

import environ
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS

from foundation import generation
from foundation.moving import RefusedError, connect_old, copy_everything


class Command(BaseCommand):
    """Copy every row into a database that ``migrate`` has just made."""

    help = (
        "Copy everything from another database into the PostgreSQL that DATABASE_URL names: all of "
        "it or nothing. Nothing may be written to the other one meanwhile."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address of the old database."""
        parser.add_argument("address", help="such as sqlite:////var/lib/old/database.sqlite3")

    def handle(self, *args: Any, address: str, **options: Any) -> None:
        """Copy, telling of each table that holds something."""
        connect_old(dict(environ.Env.db_url_config(address)))

        def tell(table: str, rows: int) -> None:
            if rows and options["verbosity"] > 0:
                self.stdout.write(f"{rows:>8} {table}")

        try:
            copied = copy_everything(DEFAULT_DB_ALIAS, tell)
        except RefusedError as refused:
            raise CommandError(f"Nothing was copied: {refused}.") from refused
        generation.bump()
        self.stdout.write(
            self.style.SUCCESS(
                f"{copied} rows were copied. Now fill the indexes: update_index, reindex."
            )
        )

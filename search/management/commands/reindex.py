"""``manage.py reindex``: bring the table of entries up to date and fill the engines from it."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from search.models import Entry
from search.reindexing import reindex, reindex_everything

WIDTH = 40


class Command(BaseCommand):
    """Fill the index again while readers go on searching the old one."""

    help = (
        "Bring every search entry up to date with what can be found, and fill the search engines "
        "from the entries. Readers search the old index until the new one is whole."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the engine that alone is to be filled."""
        parser.add_argument("--engine", help="fill only this engine, from the table as it is")

    def handle(self, *args: Any, engine: str | None = None, **options: Any) -> None:
        """Fill, telling how far it is."""
        if engine:
            reindex(engine, lambda done, total: self._progress(engine, done, total))
        else:
            reindex_everything(self._progress)
        self.stdout.write(self.style.SUCCESS(f"{Entry.objects.count()} entries are searchable."))

    def _progress(self, name: str, done: int, total: int) -> None:
        filled = WIDTH * done // max(total, 1)
        bar = "#" * filled + "-" * (WIDTH - filled)
        end = "\n" if done >= total or not sys.stdout.isatty() else ""
        self.stdout.write(f"\r[{bar}] {name}: {done} of {total}", ending=end)
        self.stdout.flush()

"""``manage.py rebuild_entries``: fill the table of entries again from what rooms declare."""

from typing import Any

from django.core.management.base import BaseCommand

from search.index import refresh_all
from search.models import Entry


class Command(BaseCommand):
    """Bring every entry up to date; those that changed are handed to the search engine."""

    help = (
        "Bring every search entry up to date with what can be found. "
        "To fill a search engine from the entries, run reindex."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Refresh all entries, telling how far it is."""
        refresh_all(self._progress)
        self.stdout.write(self.style.SUCCESS(f"{Entry.objects.count()} entries are up to date."))

    def _progress(self, kind: str, done: int, total: int) -> None:
        self.stdout.write(f"{kind}: {done} of {total}")

"""``manage.py import_redirects FILE [--dry-run]``: addresses of an old site lead on."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from foundation.old_addresses import UnreadableError, import_redirects


class Command(BaseCommand):
    """Import redirects from a table of two columns, and name each row that is refused."""

    help = "Import addresses of an old site from CSV: old address, new address."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file, and whether to look only."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say what would happen")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import. Ends with an error where rows were refused: the good ones are written."""
        try:
            outcome = import_redirects(options["file"].read_bytes(), dry_run=options["dry_run"])
        except (OSError, UnreadableError) as error:
            raise CommandError(str(error)) from error
        for row in outcome.refused:
            self.stderr.write(f"{row.number}: {row.old} -> {row.new}: {row.problem}")
        self.stdout.write(
            f"{len(outcome.good)} good, {outcome.written} written, {len(outcome.refused)} refused"
        )
        if outcome.refused:
            raise CommandError(f"{len(outcome.refused)} rows were refused.")

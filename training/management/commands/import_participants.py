"""Enrols the participants of a table in a group; without ``--write`` only says what it would do."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from training.cohorts.importing import import_table, try_table
from training.models import Cohort


class Command(BaseCommand):
    """``import_participants TABLE --group NUMBER [--write]``."""

    help = "Enrol the participants of a CSV or XLSX table in a group."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the table, the group, and whether to write."""
        parser.add_argument("table", type=Path)
        parser.add_argument("--group", type=int, required=True)
        parser.add_argument("--write", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Try or import, and name each bad row. Nothing is written while one is bad."""
        cohort = Cohort.objects.filter(pk=options["group"]).first()
        if cohort is None:
            raise CommandError("There is no such group.")
        path: Path = options["table"]
        take = import_table if options["write"] else try_table
        try:
            trial = take(cohort=cohort, name=path.name, data=path.read_bytes())
        except (OSError, ValidationError) as error:
            raise CommandError(str(error)) from error
        for number, wrong in trial.wrong:
            self.stdout.write(f"{number}: {wrong}")
        self.stdout.write(f"new: {len(trial.new)}, there already: {len(trial.there)}")
        if trial.wrong:
            raise CommandError(f"Bad rows: {len(trial.wrong)}. Nothing was written.")

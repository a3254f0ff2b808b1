"""Import a work plan from its document."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from portal.plan.files import MAX_BYTES
from portal.plan.importing import Preview
from portal.plan.reading import PlanUnreadableError
from portal.plan.services import ManualEditsError, PlanFile, import_plan, preview_import


class Command(BaseCommand):
    """``manage.py import_plan FILE --year 2015 [--dry-run] [--overwrite]``."""

    help = "Import a work plan from Markdown, Word (.docx), or the plan's own JSON or CSV."

    def add_arguments(self, parser: CommandParser) -> None:
        """Say what can be given."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--year", type=int, required=True)
        parser.add_argument("--dry-run", action="store_true", help="show everything, write nothing")
        parser.add_argument(
            "--overwrite", action="store_true", help="replace what editors changed by hand"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the file, tell everything odd about it, and import it unless this is a dry run."""
        path: Path = options["file"]
        try:
            with path.open("rb") as opened:
                file = PlanFile(path.name, opened.read(MAX_BYTES + 1))
            preview = self.run(file, options)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except PlanUnreadableError as error:
            raise CommandError(f"{path.name}:\n{error}") from error
        except ManualEditsError as error:
            self.tell(error.preview)
            raise CommandError(
                _("Editors changed by hand what this would replace. Nothing was written.")
                + " --overwrite"
            ) from error
        self.tell(preview)
        self.stdout.write(self.outcome(preview, dry_run=options["dry_run"]))

    def run(self, file: PlanFile, options: dict[str, Any]) -> Preview:
        """Import the file, or only look at it."""
        if options["dry_run"]:
            return preview_import(file=file, year=options["year"])
        return import_plan(file=file, year=options["year"], overwrite=options["overwrite"])

    def tell(self, preview: Preview) -> None:
        """Print counts, every irregularity by name and line, and every change."""
        self.stdout.write(
            _(
                "%(general_goals)s general goals, %(specific_goals)s specific goals, "
                "%(activities)s activities."
            )
            % preview.counts
        )
        for found in preview.document.irregularities:
            self.stdout.write(f"{found.title} ({found.where}): {found.sentence}")
        for change in preview.changes:
            by_hand = _(" (changed by hand)") if change.by_hand else ""
            self.stdout.write(f"{change.label}: {change.part}{by_hand}")
            for field in change.fields if change.before else []:
                self.stdout.write(f"  {field['label']}: {field['before']} → {field['after']}")

    def outcome(self, preview: Preview, *, dry_run: bool) -> str:
        """Return what was done, in one sentence."""
        if not preview.writes:
            return _("Nothing changes: the plan is there already.")
        if dry_run:
            return _("This was a dry run. Nothing was written.")
        return _("The plan is imported.")

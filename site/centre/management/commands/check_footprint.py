"""``manage.py check_footprint``: opens the site as a reader and says what it loads and stores."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from centre.services import check_footprint


class Command(BaseCommand):
    """Open one page of each type, store what was found for the page on safety, and fail when
    something was.
    """

    help = "Open one page of each type and look for other sites, cookies and storage."

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, say what was counted, and raise ``CommandError`` for findings."""
        stored = check_footprint()
        if options["verbosity"]:
            self.stdout.write(f"{len(stored.pages)} pages opened, {len(stored.findings)} findings")
        if stored.findings:
            raise CommandError("\n".join(stored.findings))

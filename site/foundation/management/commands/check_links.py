"""Opens the links of published pages now, without waiting for the daily check."""

from typing import Any

from django.core.management.base import BaseCommand

from foundation.desk.links.services import check_links


class Command(BaseCommand):
    """Check, and say how many links are dead."""

    help = "Open the links of published pages now; a link is dead when it failed twice."

    def handle(self, *args: Any, **options: Any) -> None:
        """Check every link once."""
        self.stdout.write(f"{check_links()} dead")

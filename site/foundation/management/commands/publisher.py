"""``manage.py publisher``: publishes and withdraws what was scheduled, in its minute."""

import time
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from foundation.daily import run_due


class Command(BaseCommand):
    """Run Wagtail's ``publish_scheduled`` again and again."""

    help = "Publish and withdraw scheduled pages, for as long as it runs."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the pause between two looks."""
        parser.add_argument("--every", type=int, default=20, help="seconds between two looks (20)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look, publish, wait."""
        while True:
            call_command("publish_scheduled", verbosity=0)
            run_due()
            close_old_connections()
            time.sleep(options["every"])

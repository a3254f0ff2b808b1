"""``manage.py tell_owners``: writes to the owners of what is to be confirmed again."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.directory.services import tell_owners


class Command(BaseCommand):
    """Tell each owner once that a confirmation ends in two weeks, and once that it ended."""

    help = "Write to the owners of services and teams whose confirmation ends or ended."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write, and say how many letters."""
        self.stdout.write(f"{tell_owners()} letters")

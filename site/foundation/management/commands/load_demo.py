"""``manage.py load_demo``: the demonstration's content, room by room."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from foundation.demo import loaders


class Command(BaseCommand):
    """Load every room's demo content. Called again, it changes nothing."""

    help = "Load the demonstration content of every room; a second call changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the loaders in order, each in a transaction of its own."""
        for loader in loaders():
            with transaction.atomic():
                loader.load()
            if options["verbosity"]:
                self.stdout.write(f"  {loader.name}")

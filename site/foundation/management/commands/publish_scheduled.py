"""``manage.py publish_scheduled``, in place of Wagtail's: nothing is lost, nothing done twice."""

from typing import Any

from django.core.management.base import BaseCommand

from foundation.embargo.settling import settle_due


class Command(BaseCommand):
    """Do once what the publisher does again and again."""

    help = "Do what follows embargoes that ended, and withdraw what has expired."

    def handle(self, *args: Any, **options: Any) -> None:
        """Look once, and say how much there was to do."""
        self.stdout.write(f"{settle_due()} done.")

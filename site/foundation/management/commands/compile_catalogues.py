"""``manage.py compile_catalogues``: translations made ready for use."""

from typing import Any

from django.core.management.base import BaseCommand

from foundation.catalogues import compile_catalogues


class Command(BaseCommand):
    """Compile the project's translation catalogues; needs no system tool."""

    help = "Compile the project's translation catalogues."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile what changed."""
        for path in compile_catalogues():
            self.stdout.write(str(path))

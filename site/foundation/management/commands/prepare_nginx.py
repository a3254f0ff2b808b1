"""``manage.py prepare_nginx``: what nginx finds in the copy before the site has answered once."""

from typing import Any

from django.core.management.base import BaseCommand

from foundation.keeping.spare import prepare


class Command(BaseCommand):
    """Run before nginx starts; the site does the same each time when it starts."""

    help = "Write the pages for when nothing answers, and lead what nginx keeps to the content."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write them anew."""
        prepare()

"""``manage.py prepare_site``: the tree a new copy starts from."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from centre.site_tree import prepare


class Command(BaseCommand):
    """Make home pages, news lists and the site record. Called again, it changes nothing."""

    help = "Make the languages, home pages, news lists and the site; a second call changes nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare everything, or nothing."""
        with transaction.atomic():
            prepare()

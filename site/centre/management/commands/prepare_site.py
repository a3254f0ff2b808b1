"""``manage.py prepare_site``: the tree and the texts a new copy starts from."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from centre.beginning import begin
from centre.site_tree import prepare


class Command(BaseCommand):
    """Make home pages, lists, help and the other first texts. Called again, it changes nothing."""

    help = (
        "Make the languages, home pages, lists, the site and its first texts: help, about, "
        "contact, accessibility, safety. A second call changes nothing."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Add the option that leaves the texts out."""
        parser.add_argument(
            "--without-texts", action="store_true", help="Make the tree alone, without texts."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prepare everything, or nothing."""
        with transaction.atomic():
            prepare()
            made = 0 if options["without_texts"] else begin()
        if made and options["verbosity"]:
            self.stdout.write(
                f"{made} pages of text were made. Somebody of the Centre reads each before readers "
                "do: the desk lists them under what is to be checked."
            )

"""``manage.py prepare_nginx``: what nginx finds in the copy before the site has answered once."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.test import RequestFactory

from foundation.keeping.nginx import follow
from foundation.views import server_error, too_long

# The name by which nginx finds a page, and an address in its language.
LANGUAGES = {"sr": "/", "sr-latn": "/sr-latn/", "en": "/en/"}


class Command(BaseCommand):
    """Run after each update, before nginx starts."""

    help = "Write the pages for when nothing answers, and lead what nginx keeps to the content."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write what is not there or is another."""
        folder = settings.DATA_DIR / "errors"
        folder.mkdir(parents=True, exist_ok=True)
        for name, path in LANGUAGES.items():
            page = server_error(RequestFactory().get(path)).content
            part = folder / f"{name}.part"
            part.write_bytes(page)
            part.replace(folder / f"{name}.html")
        # What is too long is refused before its language is known.
        (folder / "too-long.html").write_bytes(too_long(RequestFactory().get("/")).content)
        follow()

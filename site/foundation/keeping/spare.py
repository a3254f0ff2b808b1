"""What nginx finds in the copy, so that it can answer while nothing answers behind it."""

import logging
import os
from threading import Timer

from django.conf import settings
from django.db import DatabaseError, connection
from django.test import RequestFactory

from ..views import bad_request, server_error, too_large, too_long
from .nginx import follow

logger = logging.getLogger(__name__)
# Seconds: longer than it takes to answer whoever waited. What was written before is there.
ANSWERS_FIRST = 5
# The name by which nginx finds a page, and an address in its language.
LANGUAGES = {"sr": "/", "sr-latn": "/sr-latn/", "en": "/en/"}


def prepare() -> None:
    """Write the pages for when nothing answers, and lead what nginx keeps to the content."""
    folder = settings.DATA_DIR / "errors"
    folder.mkdir(parents=True, exist_ok=True)
    asked = {name: RequestFactory().get(path) for name, path in LANGUAGES.items()}
    pages = {name: server_error(request) for name, request in asked.items()}
    pages |= {f"unread-{name}": bad_request(request) for name, request in asked.items()}
    pages |= {f"too-long-{name}": too_long(request) for name, request in asked.items()}
    pages |= {f"too-large-{name}": too_large(request) for name, request in asked.items()}
    for name, page in pages.items():
        # Two servers may start at once.
        part = folder / f"{name}.{os.getpid()}.part"
        part.write_bytes(page.content)
        part.replace(folder / f"{name}.html")
    follow()


def prepare_beside() -> None:
    """Do so in a thread and in a while: a site that starts answers first, and whatever is away."""
    later = Timer(ANSWERS_FIRST, _carefully)
    later.daemon = True
    later.start()


def _carefully() -> None:
    try:
        prepare()
    except (DatabaseError, OSError):
        # What was written before stays, and the publisher leads on.
        logger.exception("Pages for when nothing answers could not be written")
    finally:
        connection.close()

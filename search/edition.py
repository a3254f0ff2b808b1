"""Whether the running edition of the site filled the table and the indexes.

After an update rooms may say other things of what can be found, and the analysis may give other
terms than those that are stored: then what is asked and what is kept no longer meet. Any change of
the code counts: to fill once too often costs some seconds of a worker, to forget it costs results.
"""

from functools import cache
from hashlib import blake2b
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

from .models import Edition
from .outbox import site_engine

ONLY = 1


@cache
def current() -> str:
    """Return the stamp of this edition: of the code of every room, the database and the engine."""
    digest = blake2b(digest_size=16)
    for room in sorted(_rooms()):
        for source in sorted(room.rglob("*.py")):
            digest.update(str(source.relative_to(room)).encode())
            digest.update(source.read_bytes())
    engine = settings.WAGTAILSEARCH_BACKENDS[site_engine()]["BACKEND"]
    return f"{connection.vendor}-{engine.rpartition('.')[2]}-{digest.hexdigest()}"


def is_current() -> bool:
    """Say whether this edition filled what is searched, as far as is known."""
    return not Edition.objects.exclude(stamp=current()).exists()


def note() -> None:
    """Remember that this edition filled it."""
    Edition.objects.update_or_create(pk=ONLY, defaults={"stamp": current()})


def note_the_first() -> None:
    """Remember the edition that a new site began with: whatever is stored was written by it."""
    Edition.objects.get_or_create(pk=ONLY, defaults={"stamp": current()})


def _rooms() -> set[Path]:
    """Return the folders of those apps that are this project's own."""
    folders = {Path(config.path) for config in apps.get_app_configs()}
    return {
        folder
        for folder in folders
        if folder.is_relative_to(settings.ROOT) and "site-packages" not in folder.parts
    }

"""Takes away files that nothing needs: unfinished uploads, and what a failed save left."""

import time
from datetime import timedelta
from pathlib import Path

from django.core.cache import cache
from django.core.files.storage import default_storage
from django.utils import timezone
from wagtail.models import UploadedFile

from ..models.media import SiteDocument, SiteImage, private_storage

_DAY = 24 * 60 * 60
_DUE = "cleaning:swept"
_FOLDERS = ("documents", "original_images")


def sweep_if_due() -> None:
    """Sweep, once a day."""
    if cache.add(_DUE, True, _DAY):
        sweep()


def sweep() -> int:
    """Delete unfinished uploads and files without a row, each when it is a day old. Return how
    many went.
    """
    return _unfinished() + _without_a_row()


def _unfinished() -> int:
    gone = 0
    limit = timezone.now() - timedelta(days=1)
    for upload in UploadedFile.objects.exclude(file=""):
        try:
            made = default_storage.get_created_time(upload.file.name)
        except FileNotFoundError:
            made = limit
        if made <= limit:
            upload.file.delete(save=False)
            upload.delete()
            gone += 1
    return gone


def _without_a_row() -> int:
    storage = private_storage()
    kept = {
        name
        for model in (SiteDocument, SiteImage)
        for name in model._default_manager.values_list("file", flat=True)
    }
    gone = 0
    for folder in _FOLDERS:
        if not storage.exists(folder):
            continue
        for file in storage.listdir(folder)[1]:
            name = f"{folder}/{file}"
            old = time.time() - Path(storage.path(name)).stat().st_mtime > _DAY
            if old and name not in kept:
                storage.delete(name)
                gone += 1
    return gone

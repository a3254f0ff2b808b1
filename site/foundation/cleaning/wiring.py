"""Connects the cleaning with what keeps files by itself."""

from typing import Any

from django.db.models.signals import pre_save
from wagtail.models import UploadedFile

from ..daily import register_daily
from .files import clean_file, is_new
from .sweeping import sweep_if_due


def connect() -> None:
    """Clean what Wagtail's uploader keeps of an unfinished picture; sweep once a day."""
    pre_save.connect(_clean_unfinished, sender=UploadedFile, dispatch_uid="cleaning-unfinished")
    register_daily("files that nobody needs", sweep_if_due)


def _clean_unfinished(sender: Any, instance: UploadedFile, **kwargs: Any) -> None:
    if is_new(instance.file):
        instance.file = clean_file(instance.file.file, instance.file.name)

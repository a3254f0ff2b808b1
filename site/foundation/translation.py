"""How a translation is kept: each remembers the published Serbian revision that it says.

Field-by-field translating is wagtail-localize's work. It calls a translation up to date when the
source was republished without a sync, so what is stale is decided here, by comparing revisions.
"""

import json
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models.signals import post_save
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import TranslationLog

from . import generation


class TranslatedFrom(models.Model):
    """Remembers which revision of the Serbian original a translation was made from."""

    translated_from = models.ForeignKey(
        "wagtailcore.Revision",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    class Meta:
        abstract = True


def default_locale() -> Locale:
    """Return the locale of the originals; read again only when content changed."""
    return generation.kept("default-locale", Locale.get_default)


def original_of(page: Any) -> Any:
    """Return the original in the default locale, or ``None`` when ``page`` is itself one."""
    default = default_locale()
    if page.locale_id == default.pk:
        return None
    return page.get_translation_or_none(default)


def mark_translated(page: Any) -> None:
    """Note on ``page`` (not saved) that it says what its original says as published."""
    original = original_of(page)
    page.translated_from = original.live_revision if original is not None else None


def stale_since(page: Any) -> datetime | None:
    """Return when the original was published with words this translation does not know, else
    ``None``.

    A translation that never declared its source is stale from its original's first publication.
    """
    original = original_of(page)
    if original is None or original.live_revision_id == page.translated_from_id:
        return None
    return original.last_published_at


def _translation_published(
    sender: type[TranslationLog], instance: TranslationLog, created: bool, **kwargs: Any
) -> None:
    """After wagtail-localize published a translation, note the revision it was made from."""
    if not created:
        return
    target = instance.source.get_translated_instance(instance.locale)
    if not isinstance(target, TranslatedFrom) or not isinstance(target, Page):
        return
    revision = json.loads(instance.source.content_json).get("live_revision")
    if Revision.objects.filter(pk=revision).exists():
        type(target)._default_manager.filter(pk=target.pk).update(translated_from_id=revision)


def connect() -> None:
    """Follow what wagtail-localize publishes."""
    post_save.connect(
        _translation_published, sender=TranslationLog, dispatch_uid="translation-published"
    )

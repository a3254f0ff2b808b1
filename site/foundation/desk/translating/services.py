"""What is written about translations at the desk."""

from typing import Any

from django.db import transaction
from wagtail.models import Revision

from ... import generation


@transaction.atomic
def declare_current(*, translation: Any, revision: Revision) -> None:
    """Note that the newest draft of ``translation`` says what ``revision`` of its original says.

    What is published is marked with it only where that is the same text; a draft carries the mark
    with it when it is published.
    """
    latest = translation.latest_revision
    if latest is not None:
        content = {**latest.content, "translated_from": revision.pk}
        Revision.objects.filter(pk=latest.pk).update(content=content)
    if not translation.has_unpublished_changes or latest is None:
        pages = type(translation)._default_manager.filter(pk=translation.pk)
        pages.update(translated_from=revision)
    generation.bump()

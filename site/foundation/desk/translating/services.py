"""What is written about translations at the desk."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Locale, Revision

from ... import generation
from .comparing import compare


class StillSerbianError(Exception):
    """Serbian words stand where English ones belong."""


@transaction.atomic
def declare_current(*, translation: Any, revision: Revision) -> None:
    """Note that the newest draft of ``translation`` says what ``revision`` of its original says.

    What is published is marked with it only where that is the same text; a draft carries the mark
    with it when it is published. Raises ``StillSerbianError`` for a draft that is not translated.
    """
    if compare(translation).has_serbian:
        raise StillSerbianError
    latest = translation.latest_revision
    if latest is not None:
        content = {**latest.content, "translated_from": revision.pk}
        Revision.objects.filter(pk=latest.pk).update(content=content)
    if not translation.has_unpublished_changes or latest is None:
        pages = type(translation)._default_manager.filter(pk=translation.pk)
        pages.update(translated_from=revision)
    generation.bump()


def place_of_english(page: Any) -> Any:
    """Return the English page beneath which that of ``page`` belongs, ``None`` if it is missing or
    ``page`` is English itself.
    """
    english = Locale.objects.get(language_code="en")
    if page.locale_id == english.pk:
        return None
    return page.get_parent().specific.get_translation_or_none(english)


@transaction.atomic
def begin_english(*, page: Any, user: Any) -> Any:
    """Return a new English draft of ``page``, in the ordinary form, with the Serbian words to write
    over. It says nothing of the original yet, so all of it counts as not translated.

    Raises ``PermissionDenied`` where ``user`` may not add it.
    """
    place = place_of_english(page)
    if place is None or not place.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    draft = page.copy_for_translation(Locale.objects.get(language_code="en"))
    draft.owner = user
    draft.save(update_fields=["owner"])
    draft.save_revision(user=user)
    return draft

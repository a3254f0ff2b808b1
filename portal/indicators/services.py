"""What is written of indicators: versions, when a set is published, and decisions on comments."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models.signals import post_save
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.signals import published

from foundation.daily import register_daily

from .content import content_of
from .models.comment import IndicatorComment
from .models.indicator_set import IndicatorSet
from .models.version import SetVersion

# More than anybody reads in a week: whoever sends that many wants to bury something.
WAITING_AT_MOST = 400
REFUSED_DAYS = 30


class FullError(Exception):
    """So many comments wait that another can't be taken."""


@transaction.atomic
def add_version(*, indicator_set: IndicatorSet) -> SetVersion | None:
    """Keep what a published set says as its next version; nothing if it says what the last one
    does.

    The database refuses the second of two that are made at once.
    """
    last = indicator_set.versions.order_by("-number").first()
    content = content_of(indicator_set)
    if last is not None and last.content == content:
        return None
    version = SetVersion(
        indicator_set=indicator_set,
        number=last.number + 1 if last else 1,
        published_on=timezone.localdate(),
        is_adopted=bool(indicator_set.adopted_on),
        content=content,
    )
    if last is not None:
        version.change_note = indicator_set.change_note or _told(last, version, "sr")
        version.change_note_en = indicator_set.change_note_en or _told(last, version, "en")
    version.save()
    if last is not None:
        # It is found no more: search is told as if it had been saved, which it can't be.
        post_save.send(SetVersion, instance=last, created=False, raw=False, update_fields=None)
    return version


def receive_comment(
    *, version: SetVersion, row_id: str, sector: str, text: str
) -> IndicatorComment:
    """Keep a comment until somebody decides about it. Raises ``FullError``."""
    waiting = IndicatorComment.objects.filter(state=IndicatorComment.State.WAITING)
    if waiting.count() >= WAITING_AT_MOST:
        raise FullError
    return IndicatorComment.objects.create(version=version, row_id=row_id, sector=sector, text=text)


def forget_refused_comments() -> int:
    """Delete what was refused and is a month old; return how many. Run daily, again and again."""
    oldest = timezone.localdate() - timedelta(days=REFUSED_DAYS)
    refused = IndicatorComment.objects.filter(state=IndicatorComment.State.REFUSED)
    return refused.filter(sent_on__lt=oldest).delete()[0]


def _told(last: SetVersion, version: SetVersion, language: str) -> str:
    """Return a change note where an editor wrote none: which signs were touched, by id."""
    old, new = ({row["id"]: row for row in each.content["rows"]} for each in (last, version))
    with override(language):
        parts = (
            (_("Added: %(signs)s."), [key for key in new if key not in old]),
            (_("Changed: %(signs)s."), [key for key in new if old.get(key, new[key]) != new[key]]),
            (_("Removed: %(signs)s."), [key for key in old if key not in new]),
        )
        told = [words % {"signs": ", ".join(ids)} for words, ids in parts if ids]
        return " ".join(told) or _("Only what stands around the signs changed.")


def _published(sender: type[IndicatorSet], instance: IndicatorSet, **kwargs: Any) -> None:
    add_version(indicator_set=instance)


def connect() -> None:
    """Add a version whenever a set is published, whichever way; forget refused comments daily."""
    register_daily("refused comments on indicators", forget_refused_comments)
    published.connect(_published, sender=IndicatorSet, dispatch_uid="indicator-version")

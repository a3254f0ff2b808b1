"""The lists of what time brings: what appears or goes when, and translations that fell behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from .kept import Coming, all_kept
from .pages import concern_pages
from .panels import DeskPanel, Entry

TRANSLATE = "wagtail_localize.submit_translation"
OLD_DAYS = 30


def coming_for(user: Any) -> list[Coming]:
    """Return what readers will get or lose, soonest first, of the texts that ``user`` meets."""
    found = [each for kept in all_kept() for each in kept.coming(user)]
    return sorted(found, key=lambda each: (each.at, each.kind != "page", each.pk))


def describe_coming(user: Any, coming: Sequence[Coming]) -> list[Entry]:
    """Return texts with what happens to them, and when."""
    entries: dict[Coming, Entry] = {}
    for kept in all_kept():
        mine = [each for each in coming if each.kind == kept.name]
        rows = kept.loaded(each.pk for each in mine) if mine else {}
        urls = kept.edit_urls(user, rows) if rows else {}
        entries |= {
            each: kept.entry(
                rows[each.pk],
                urls[each.pk],
                note=_what_happens(each),
                at=each.at,
                is_late=not each.is_published,
            )
            for each in mine
            if each.pk in rows
        }
    return [entries[each] for each in coming if each in entries]


def _what_happens(each: Coming) -> str:
    if not each.appears:
        return _("is withdrawn")
    if each.is_published:
        return _("appears by itself")
    return _("a draft: nothing appears until it is published")


@dataclass(frozen=True, slots=True)
class Behind:
    """A translation that says less than its original, and since when."""

    kind: str
    pk: int
    since: datetime


def stale_for(user: Any) -> list[Behind]:
    """Return the translations that fell behind, the longest outdated first."""
    rows = [Behind(kept.name, *row) for kept in all_kept() for row in kept.stale(user)]
    return sorted(rows, key=lambda each: (each.since, each.kind != "page", each.pk))


def describe_stale(user: Any, rows: Sequence[Behind]) -> list[Entry]:
    """Return translations with their age in days."""
    loaded = {
        kept.name: (kept, kept.loaded(each.pk for each in mine))
        for kept in all_kept()
        if (mine := [each for each in rows if each.kind == kept.name])
    }
    today = timezone.now()
    return [
        kept.entry(
            known[each.pk],
            reverse(kept.side_by_side, args=[each.pk]),
            note=_age((today - each.since).days),
            at=each.since,
            is_late=(today - each.since).days >= OLD_DAYS,
        )
        for each in rows
        for kept, known in [loaded[each.kind]]
        if each.pk in known
    ]


def _age(days: int) -> str:
    if days < 1:
        return _("the Serbian text changed today")
    words = ngettext(
        "the Serbian text changed %(days)s day ago",
        "the Serbian text changed %(days)s days ago",
        days,
    )
    return words % {"days": days}


COMING = DeskPanel(
    "coming",
    gettext_lazy("What appears when"),
    gettext_lazy("None of your pages is under an embargo, and none is withdrawn soon."),
    coming_for,
    describe_coming,
    shown_to=concern_pages,
    icon="time",
    order=200,
    help_text=gettext_lazy("Belgrade time."),
)
STALE = DeskPanel(
    "translations",
    gettext_lazy("Outdated translations"),
    gettext_lazy("Each English one of your pages says what its Serbian original says."),
    stale_for,
    describe_stale,
    shown_to=lambda user: user.has_perm(TRANSLATE),
    icon="globe",
    order=300,
    screen="desk_translations",
)

"""The lists of what time brings: what appears or goes when, and translations that fell behind."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.models import Locale, Page

from .. import moment
from ..models.embargo import Embargoed
from ..translation import TranslatedFrom
from .pages import concern_pages, edit_urls, open_to, page_entry, page_models
from .panels import DeskPanel, Entry

TRANSLATE = "wagtail_localize.submit_translation"
OLD_DAYS = 30


@dataclass(frozen=True, slots=True)
class Coming:
    """A page and what happens to it at an instant."""

    page_id: int
    at: datetime
    appears: bool
    is_published: bool


def coming_for(user: Any) -> list[Coming]:
    """Return what readers will get or lose, soonest first, of the pages that ``user`` meets."""
    now, mine = moment.now(), open_to(user).values("pk")
    found = [
        Coming(pk, at, True, live)
        for model in page_models(Embargoed)
        for pk, at, live in model._default_manager.filter(
            embargoed_until__gt=now, pk__in=mine
        ).values_list("pk", "embargoed_until", "live")
    ]
    expiring = Page.objects.filter(live=True, expire_at__gt=now, pk__in=mine)
    found += [Coming(pk, at, False, True) for pk, at in expiring.values_list("pk", "expire_at")]
    return sorted(found, key=lambda each: (each.at, each.page_id))


def describe_coming(user: Any, coming: Sequence[Coming]) -> list[Entry]:
    """Return pages with what happens to them, and when."""
    pks = [each.page_id for each in coming]
    pages, urls = _loaded(pks), edit_urls(user, pks)
    return [
        page_entry(
            pages[each.page_id],
            urls[each.page_id],
            note=_what_happens(each),
            at=each.at,
            is_late=not each.is_published,
        )
        for each in coming
        if each.page_id in pages
    ]


def _what_happens(each: Coming) -> str:
    if not each.appears:
        return _("is withdrawn")
    if each.is_published:
        return _("appears by itself")
    return _("a draft: nothing appears until it is published")


def stale_for(user: Any) -> list[tuple[int, datetime]]:
    """Return the pages that say less than their Serbian original, each with the instant since when,
    the longest outdated first. One query, however many page types there are.
    """
    default, mine = Locale.get_default(), open_to(user).values("pk")
    queries = [_stale(model, default, mine) for model in page_models(TranslatedFrom)]
    rows = queries[0].union(*queries[1:]) if queries else []
    return sorted(rows, key=lambda row: (row[1], row[0]))


def _stale(model: Any, default: Locale, mine: Any) -> QuerySet[Any]:
    originals = Page.objects.filter(
        translation_key=OuterRef("translation_key"), locale=default, live=True
    )
    behind = Q(translated_from=None) | ~Q(translated_from=F("original_revision"))
    rows = model._default_manager.exclude(locale=default).filter(
        live=True, alias_of=None, pk__in=mine
    )
    rows = rows.annotate(
        original_revision=Subquery(originals.values("live_revision")[:1]),
        original_at=Subquery(originals.values("last_published_at")[:1]),
    )
    rows = rows.filter(behind, original_revision__isnull=False, original_at__isnull=False)
    return rows.order_by().values_list("pk", "original_at")


def describe_stale(user: Any, rows: Sequence[tuple[int, datetime]]) -> list[Entry]:
    """Return translations with their age in days."""
    pages = _loaded([pk for pk, _since in rows])
    today = timezone.now()
    return [
        page_entry(
            pages[pk],
            reverse("desk_side_by_side", args=[pk]),
            note=_age((today - since).days),
            at=since,
            is_late=(today - since).days >= OLD_DAYS,
        )
        for pk, since in rows
        if pk in pages
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


def _loaded(pks: list[int]) -> dict[int, Page]:
    pages = Page.objects.filter(pk__in=pks).select_related("locale")
    return {page.pk: page for page in pages}


COMING = DeskPanel(
    "coming",
    gettext_lazy("What appears when"),
    gettext_lazy("Nothing is under an embargo, and nothing is withdrawn soon."),
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
    gettext_lazy("Every English page says what its Serbian original says."),
    stale_for,
    describe_stale,
    shown_to=lambda user: user.has_perm(TRANSLATE),
    icon="globe",
    order=300,
    screen="desk_translations",
)

"""What the desk keeps right besides words: dates of checking, links, and English beside Serbian.

Pages are kept so. A room whose texts are no pages registers their kind, with tables of its own for
the dates and the links: the foundation knows none of them, and its lists show them all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import F, Model, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from wagtail.models import Locale, Page, Revision
from wagtail.query import PageQuerySet

from .. import moment
from ..models import DatesOfChecking, FoundLink, PageLink, ReviewDate
from ..models.embargo import Embargoed
from ..translation import TranslatedFrom
from .pages import edit_urls, editable_by, open_to, page_models
from .panels import Entry, Text


@dataclass(frozen=True, slots=True)
class Coming:
    """A text and what happens to it at an instant."""

    kind: str
    pk: int
    at: datetime
    appears: bool
    is_published: bool


@dataclass(frozen=True)
class Kept:
    """A kind of text.

    ``name`` stands in addresses, and is what ``dates`` and ``links``, its tables, call their key to
    it. ``rows`` are all of the kind that are no copies, ``open_to(user)`` those that somebody meets
    in the desk, ``editable_by(user)`` those that they may change; each is a queryset, in the order
    of the site. ``edit_urls(user, pks)`` gives where somebody looks at each. ``needed`` names what
    must be read with a row to list it, ``title_of`` and ``note_of`` say it. ``side_by_side`` is the
    address of both languages. ``stale(user)`` gives number and instant of what fell behind its
    original, ``coming(user)`` what appears or goes by itself.
    """

    name: str
    model: type[Model]
    dates: type[DatesOfChecking]
    links: type[FoundLink]
    rows: Callable[[], QuerySet[Any]]
    open_to: Callable[[Any], QuerySet[Any]]
    editable_by: Callable[[Any], QuerySet[Any]]
    edit_urls: Callable[[Any, Iterable[int]], dict[int, str]]
    needed: tuple[str, ...]
    title_of: Callable[[Any], str]
    note_of: Callable[[Any], Text]
    side_by_side: str
    stale: Callable[[Any], list[tuple[int, datetime]]]
    coming: Callable[[Any], list[Coming]]

    @property
    def needed_of_owner(self) -> list[str]:
        """What must be read with a row of dates or links to list it."""
        return [self.name, *(f"{self.name}__{each}" for each in self.needed)]

    def whole(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return ``rows`` with all that they say: pages as what they are."""
        return rows.specific() if isinstance(rows, PageQuerySet) else rows

    def loaded(self, pks: Iterable[int]) -> dict[int, Any]:
        """Return rows by their numbers, ready to be listed."""
        rows = self.model._default_manager.filter(pk__in=list(pks))
        return {row.pk: row for row in rows.select_related(*self.needed)}

    def entry(self, row: Any, url: str, *, note: Text = "", at: Any = None, **more: Any) -> Entry:
        """Return the line that stands for ``row``; what it is is said before ``note``."""
        code = row.locale.language_code
        language = "" if code == "sr" else code
        said = ": ".join(str(each) for each in (self.note_of(row), note) if each)
        return Entry(self.title_of(row), url, said, at, language=language, **more)


_kinds: dict[str, Kept] = {}


def register_kept(kept: Kept) -> None:
    """Add a kind, or replace the one of that name."""
    _kinds[kept.name] = kept


def all_kept() -> list[Kept]:
    """Return every kind, pages first."""
    return list(_kinds.values())


def kept_as(name: str) -> Kept | None:
    """Return the kind of that name."""
    return _kinds.get(name)


def stale_in(model: Any, originals: QuerySet[Any], mine: Any) -> QuerySet[Any]:
    """Return number and instant of those of ``model``, among ``mine``, that say less than their
    published original.
    """
    default = Locale.get_default()
    there = originals.filter(
        translation_key=OuterRef("translation_key"), locale=default, live=True
    ).order_by()
    behind = Q(translated_from=None) | ~Q(translated_from=F("original_revision"))
    rows = model._default_manager.exclude(locale=default).filter(live=True, pk__in=mine)
    rows = rows.annotate(
        original_revision=Subquery(there.values("live_revision")[:1]),
        original_at=Subquery(there.values("last_published_at")[:1]),
    )
    rows = rows.filter(behind, original_revision__isnull=False, original_at__isnull=False)
    return rows.order_by().values_list("pk", "original_at")


def _stale_pages(user: Any) -> list[tuple[int, datetime]]:
    """One query, however many page types there are."""
    mine = open_to(user).filter(alias_of=None).values("pk")
    queries = [stale_in(each, Page.objects.all(), mine) for each in page_models(TranslatedFrom)]
    return list(queries[0].union(*queries[1:])) if queries else []


def _coming_pages(user: Any) -> list[Coming]:
    now, mine = moment.now(), open_to(user).values("pk")
    found = [
        Coming("page", pk, at, True, live)
        for model in page_models(Embargoed)
        for pk, at, live in model._default_manager.filter(
            embargoed_until__gt=now, pk__in=mine
        ).values_list("pk", "embargoed_until", "live")
    ]
    expiring = Page.objects.filter(live=True, expire_at__gt=now, pk__in=mine)
    pairs = expiring.values_list("pk", "expire_at")
    return found + [Coming("page", pk, at, False, True) for pk, at in pairs]


def scheduled(kind: str, mine: QuerySet[Any]) -> list[Coming]:
    """Return what Wagtail will publish or withdraw of ``mine``, snippets with drafts."""
    now = moment.now()
    pks = [str(pk) for pk in mine.values_list("pk", flat=True)]
    planned = Revision.objects.filter(approved_go_live_at__gt=now, object_id__in=pks).filter(
        base_content_type__app_label=mine.model._meta.app_label,
        base_content_type__model=mine.model._meta.model_name,
    )
    # It was approved: it appears, whatever readers have now.
    found = [
        Coming(kind, int(pk), at, True, True)
        for pk, at in planned.values_list("object_id", "approved_go_live_at")
    ]
    expiring = mine.filter(live=True, expire_at__gt=now).values_list("pk", "expire_at")
    return found + [Coming(kind, pk, at, False, True) for pk, at in expiring]


def _pages_by_place() -> QuerySet[Page]:
    return Page.objects.filter(alias_of=None).order_by("path")


def connect() -> None:
    """Register pages."""
    register_kept(
        Kept(
            name="page",
            model=Page,
            dates=ReviewDate,
            links=PageLink,
            rows=_pages_by_place,
            open_to=open_to,
            editable_by=editable_by,
            edit_urls=edit_urls,
            needed=("locale", "content_type"),
            title_of=lambda page: page.draft_title or page.title,
            note_of=lambda page: "",
            side_by_side="desk_side_by_side",
            stale=_stale_pages,
            coming=_coming_pages,
        )
    )


def review_urls(user: Any, kept: Kept, pks: Iterable[int]) -> dict[int, str]:
    """Return the addresses of the dates of texts, of those alone whose dates ``user`` may change:
    who checks by role or sees everything meets others too, and would be turned away there.
    """
    mine = kept.editable_by(user).filter(pk__in=list(pks)).order_by().values_list("pk", flat=True)
    return {pk: _review_url(kept, pk) for pk in mine}


def _review_url(kept: Kept, pk: int) -> str:
    return reverse("desk_review", args=[pk] if kept.name == "page" else [kept.name, pk])

"""What there is for a sector. Rooms above register what they have: courses, news, procedures."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from foundation.script import content_language, lang_tag

from .codes import Sector
from .directory.codes import CodesField


@dataclass(frozen=True, slots=True)
class SectorItem:
    """One thing for a sector: its title, address, kind (in the reader's language) and day.

    ``lang`` is the language tag of a title that is not in the language that is active.
    """

    title: str
    url: str
    kind: str | Promise
    date: datetime.date | None = None
    lead: str = ""
    lang: str = ""


SectorSource = Callable[[HttpRequest, Sector], Iterable[SectorItem]]
"""Gives what there is for one sector: only what ``request.user`` may see, in the language that is
active where it is there, newest first, a dozen at most, in a fixed number of queries.
"""

_sources: dict[str, SectorSource] = {}


def register_for_sector(name: str, source: SectorSource) -> None:
    """Add a source of things for sectors, or replace the one of that name."""
    _sources[name] = source


def items_for(request: HttpRequest, sector: Sector) -> list[SectorItem]:
    """Return what every source has for a sector, in the order of registration."""
    return [item for source in _sources.values() for item in source(request, sector)]


class SectorsField(CodesField):
    """Several sectors. To migrations it is the text that is stored: those of rooms above, where it
    is used, know nothing of what lies behind the portal's door.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"codes": dict(Sector.choices), **kwargs})

    def deconstruct(self) -> tuple[str, str, Any, Any]:
        """Return a field of text."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class ForSectors(models.Model):
    """Mixin of a page type: on the homes of which sectors it is shown, and the panel for it."""

    # A list of codes is no text to translate.
    override_translatable_fields: ClassVar[list[SynchronizedField]] = [
        SynchronizedField("sectors", overridable=False)
    ]

    sectors = SectorsField(
        _("sectors"),
        max_length=120,
        blank=True,
        default="",
        db_default="",
        help_text=_("On the pages of these sectors it is shown. Nothing chosen: on none."),
    )

    sectors_panel = FieldPanel("sectors")

    class Meta:
        abstract = True


def pages_for_sector(pages: QuerySet[Any], sector: Sector, *, most: int) -> list[tuple[Any, str]]:
    """Return the first ``most`` of ``pages`` (of a type with ``ForSectors``, those that the reader
    may see, in order) that are for a sector, each with the language tag that its title needs.

    A page is for a sector if any of its languages says so. Where it isn't translated into the
    language that is active, it is given in Serbian. One query.
    """
    language = content_language()
    named = pages.filter(sectors__contains=f" {sector.value} ").order_by()
    found = pages.filter(
        translation_key__in=named.values("translation_key"),
        locale__language_code__in={"sr", language},
    ).select_related("locale")
    # Each has a page in at most two languages.
    best: dict[Any, Any] = {}
    for page in found[: 2 * most]:
        if page.translation_key not in best or page.locale.language_code == language:
            best[page.translation_key] = page
    return [
        (page, "" if page.locale.language_code == language else lang_tag("sr"))
        for page in list(best.values())[:most]
    ]

"""What the library is narrowed by."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.choosing import Filter, Label, occurring

from ..codes import Sector
from .codes import Audience, FileLanguage, ItemKind
from .queries import Shelved

FORMATS: Mapping[str, Label] = {"pdf": "PDF", "docx": "DOCX", "odt": "ODT"}
SECTOR = "sector"


def _by(
    name: str,
    label: Label,
    any_label: Label,
    values: Callable[[Shelved], Sequence[str]],
    names: Mapping[str, Label],
) -> Filter[Shelved]:
    return Filter(name, label, any_label, values, lambda all_: occurring(all_, values, names))


def _names(codes: type[models.TextChoices]) -> dict[str, Any]:
    return dict(codes.choices)


def sectors_of(each: Shelved) -> Sequence[str]:
    """Return the sectors that an item is for: all of them where it names none."""
    return each.item.sectors or tuple(Sector.values)


def _years(all_: Sequence[Shelved]) -> dict[str, Label]:
    years = {each.item.year for each in all_ if each.item.year}
    return {str(year): str(year) for year in sorted(years, reverse=True)}


FILTERS = (
    _by("kind", _("Kind"), _("All kinds"), lambda each: (each.item.kind,), _names(ItemKind)),
    _by(SECTOR, _("Sector"), _("All sectors"), sectors_of, _names(Sector)),
    _by(
        "audience",
        _("For whom"),
        _("For anybody"),
        lambda each: each.item.audiences,
        _names(Audience),
    ),
    _by(
        "language",
        _("Language of the file"),
        _("All languages"),
        lambda each: tuple({file.language for file in each.newest}),
        _names(FileLanguage),
    ),
    _by(
        "format",
        _("Format"),
        _("All formats"),
        lambda each: tuple({file.kind for file in each.newest}),
        FORMATS,
    ),
    Filter[Shelved](
        "year",
        _("Year"),
        _("All years"),
        lambda each: (str(each.item.year),) if each.item.year else (),
        _years,
    ),
)

"""What sets are narrowed by."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from foundation.choosing import Filter, Label, occurring

from ..codes import ExploitationForm, Sector
from .codes import DIMENSION_ORDER, Age, Phase
from .content import Sheet

DRAFT, ADOPTED, SUPERSEDED = "draft", "adopted", "superseded"
STATUSES: Mapping[str, Label] = {
    DRAFT: _("Draft"),
    ADOPTED: _("Adopted"),
    SUPERSEDED: _("Superseded"),
}


def _by(
    name: str,
    label: Label,
    any_label: Label,
    values: Callable[[Sheet], Sequence[str]],
    names: Mapping[str, Label],
) -> Filter[Sheet]:
    return Filter(name, label, any_label, values, lambda sheets: occurring(sheets, values, names))


def _names(codes: type[models.TextChoices]) -> dict[str, Any]:
    return dict(codes.choices)


def _sectors(found: Sheet) -> Sequence[str]:
    # A set without a sector is for every one, and without a form for every form.
    return (found.sector,) if found.sector else tuple(Sector.values)


def _forms(found: Sheet) -> Sequence[str]:
    return found.forms or tuple(ExploitationForm.values)


def _dimensions(found: Sheet) -> Sequence[str]:
    return [str(int(dimension)) for dimension, _signs in found.groups()]


FILTERS: tuple[Filter[Sheet], ...] = (
    _by("sector", _("Sector"), _("All sectors"), _sectors, _names(Sector)),
    _by("age", _("Age"), _("Any age"), lambda found: found.ages, _names(Age)),
    _by("form", _("Form of exploitation"), _("All forms"), _forms, _names(ExploitationForm)),
    _by("phase", _("Phase"), _("All phases"), lambda found: found.phases, _names(Phase)),
    _by(
        "dimension",
        _("Dimension"),
        _("All dimensions"),
        _dimensions,
        {str(int(each)): each.label for each in DIMENSION_ORDER},
    ),
    Filter(
        "status",
        _("Status"),
        _("Any status"),
        lambda found: (status_of(found),),
        # All three, also those that no set has: which there are tells where sets stand.
        lambda _sheets: STATUSES,
        only_by_name=SUPERSEDED,
    ),
)


def status_of(found: Sheet) -> str:
    """Return where a version stands: draft, adopted or superseded."""
    if found.is_superseded:
        return SUPERSEDED
    return ADOPTED if found.is_adopted else DRAFT

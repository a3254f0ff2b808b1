"""What reports of communities are narrowed by."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from foundation.choosing import Filter, Label, occurring
from foundation.script import alphabetical
from portal.api import municipality

from .models import ActivityKind


@dataclass(frozen=True, slots=True)
class Told:
    """One report, as far as it is needed to narrow, count and sort."""

    pk: int
    campaign: str
    municipality: str
    held_on: datetime.date
    kind: str


def _campaign(told: Told) -> Iterable[str]:
    return (told.campaign,)


def _place(told: Told) -> Iterable[str]:
    return (told.municipality,)


def _kind(told: Told) -> Iterable[str]:
    return (told.kind,)


def _year(told: Told) -> Iterable[str]:
    return (str(told.held_on.year),)


def _places(all_: Sequence[Told]) -> Mapping[str, Label]:
    found = {told.municipality: municipality(told.municipality) for told in all_}
    names = {code: known.shown_name if known else code for code, known in found.items()}
    return dict(sorted(names.items(), key=lambda item: alphabetical(item[1])))


def _kinds(all_: Sequence[Told]) -> Mapping[str, Label]:
    return occurring(all_, _kind, dict(ActivityKind.choices))


def _years(all_: Sequence[Told]) -> Mapping[str, Label]:
    found = {told.held_on.year for told in all_}
    return {str(each): str(each) for each in sorted(found, reverse=True)}


FILTERS = (
    Filter("municipality", _("Municipality or city"), _("The whole of Serbia"), _place, _places),
    Filter("kind", _("What was done"), _("Everything"), _kind, _kinds),
    Filter("year", _("Year"), _("All years"), _year, _years),
)


def filters_for(campaigns: Mapping[str, str]) -> tuple[Filter[Told], ...]:
    """Return the filters of a list; of one that holds several ``campaigns`` (their titles by slug),
    by these too.
    """
    if not campaigns:
        return FILTERS
    names: Mapping[str, Label] = dict(campaigns)

    def named(all_: Sequence[Told]) -> Mapping[str, Label]:
        return occurring(all_, _campaign, names)

    return (Filter("campaign", _("Campaign"), _("All campaigns"), _campaign, named), *FILTERS)

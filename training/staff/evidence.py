"""The staff's development as evidence for activities 3.2.1–3.2.3."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.api import Evidence, numbers_of_2015, register_evidence_source

from .completeness import LABELS, completeness, years


def development_as_evidence(
    request: HttpRequest, keys: Collection[UUID]
) -> Iterator[tuple[UUID, Evidence]]:
    """Give the year's page for the activities that it shows, each with what it says of it."""
    told = set(years())
    wanted = {
        key: (number, year)
        for key, (number, year) in numbers_of_2015(keys, list(LABELS)).items()
        if year in told
    }
    states = {
        (state.activity, year): state
        for year in {year for _number, year in wanted.values()}
        for state in completeness(year)
    }
    for key, (number, year) in wanted.items():
        state = states[number, year]
        # Of few it is not said that anything is done, by a line that is there or not either.
        if state.done and not state.is_of_few:
            words = {"what": state.label, "year": year, "told": state.told}
            title = _("%(what)s in %(year)s: %(told)s") % words
            url = reverse("staff_year", args=[year])
            yield key, Evidence(title, url, gettext_lazy("Staff development"))


def declare() -> None:
    """Tell the portal where it is evidence."""
    register_evidence_source("staff development", development_as_evidence)

"""What shows that an activity was done. Rooms above register where their evidence is."""

import datetime
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language

from foundation import generation


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that shows it: its title, address, kind (in the reader's language) and day.

    ``lang`` is the language tag of a title that is not in the language that is active. A draft is
    shown beside, and shows nothing to be done.
    """

    title: str
    url: str
    kind: str | Promise
    date: datetime.date | None = None
    lang: str = ""
    is_draft: bool = False


EvidenceSource = Callable[[HttpRequest, Collection[UUID]], Iterable[tuple[UUID, Evidence]]]
"""Gives the evidence for the activities with these translation keys, each with the key it is for.

It must give only what ``request.user`` may see, in the language that is active where it is there,
and ask the database a number of times that does not grow with the activities.
"""

_sources: dict[str, EvidenceSource] = {}


def register_evidence_source(name: str, source: EvidenceSource) -> None:
    """Add a source of evidence, or replace the one of that name."""
    _sources[name] = source


def evidence_for(request: HttpRequest, keys: Collection[UUID]) -> dict[UUID, list[Evidence]]:
    """Return the evidence for the activities, newest first; no entry for those without any.

    Many tables are asked, and the answer is the same for all who are not signed in: it is kept
    until content changes.
    """
    # What is over counts, so that tomorrow's is another answer.
    asked = "-".join(sorted(key.hex for key in keys))
    name = f"evidence:{timezone.localdate()}:{get_language()}:{asked}"
    return generation.kept_for_readers(request.user, name, lambda: _gathered(request, keys))


def _gathered(request: HttpRequest, keys: Collection[UUID]) -> dict[UUID, list[Evidence]]:
    found: dict[UUID, list[Evidence]] = {}
    for source in _sources.values():
        for key, evidence in source(request, keys):
            found.setdefault(key, []).append(evidence)
    for items in found.values():
        items.sort(key=lambda item: (item.date or datetime.date.min, item.title), reverse=True)
    return found

"""Where activities and measures stand by what was reported, and what shows it.

"Done" that nothing shows is "claimed": that is worked out when it is read, so evidence that is
published later makes it "done" by itself.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from foundation.access import Visitor, visible_to
from foundation.spoken import Said, said_by_readers

from .evidence import Evidence
from .models.progress import State, StatusReport

CLAIMED = "claimed"
UNREPORTED = "unreported"

PROGRESS_LABELS: Mapping[str, str | Promise] = {
    State.NOT_STARTED: _("Not started"),
    State.UNDER_WAY: _("Under way"),
    State.DONE: _("Done"),
    CLAIMED: _("Claimed"),
    State.CARRIED_OVER: _("Carried over"),
    State.DROPPED: _("Dropped"),
    UNREPORTED: _("No report yet"),
}
"""Every state that is shown, in the order in which they are counted and offered."""

EXPLAINED: Mapping[str, str | Promise] = {
    CLAIMED: _("“Claimed” means: reported as done, and nothing that is published shows it yet."),
    UNREPORTED: _(
        "“No report yet” means: nobody has said where it stands, and nothing is assumed."
    ),
}
"""What the states mean whose names don't say it."""


@dataclass(frozen=True, slots=True)
class ShownReport:
    """One report: the state as shown, who said so and when, on what basis. What nobody wrote in
    English stays as it was written. ``source_lang`` is what the evidence itself seems to be in.
    """

    state: str
    said_by: Said
    as_of: date
    said_at: datetime
    basis: str
    basis_lang: str
    source: Evidence | None
    source_lang: str

    @property
    def label(self) -> str | Promise:
        """The name of the state."""
        return PROGRESS_LABELS[self.state]


@dataclass(frozen=True, slots=True)
class Progress:
    """What was reported of one thing, the last first."""

    reports: tuple[ShownReport, ...] = ()

    @property
    def latest(self) -> ShownReport | None:
        """The report that counts."""
        return self.reports[0] if self.reports else None

    @property
    def earlier(self) -> tuple[ShownReport, ...]:
        """The reports that the last one replaced."""
        return self.reports[1:]

    @property
    def state(self) -> str:
        """Where it stands."""
        return self.reports[0].state if self.reports else UNREPORTED

    @property
    def label(self) -> str | Promise:
        """The name of where it stands."""
        return PROGRESS_LABELS[self.state]


def progress_of(
    user: Visitor, about: str, pks: Collection[int], with_evidence: Collection[int] = ()
) -> dict[int, Progress]:
    """Return for each thing with a report its progress, in one query.

    ``about`` is ``activity`` or ``measure``, ``pks`` are those of the Serbian originals,
    ``with_evidence`` those of them for which something on this site is evidence.
    """
    rows = visible_to(user, StatusReport.objects.filter(**{f"{about}__in": pks}))
    found: dict[int, list[StatusReport]] = defaultdict(list)
    for row in rows.order_by("-said_at", "-pk"):
        found[getattr(row, f"{about}_id")].append(row)
    return {pk: shown_progress(reports, pk in with_evidence) for pk, reports in found.items()}


def shown_progress(reports: Sequence[StatusReport], has_evidence: bool) -> Progress:
    """Return reports (the last first) as they are shown."""
    return Progress(tuple(_shown(report, has_evidence) for report in reports))


def counted(progress: Collection[Progress]) -> list[dict[str, Any]]:
    """Return how many stand where, in the order of the states; those that nothing is in are left
    out. ``share`` is per cent of all.
    """
    states = [each.state for each in progress]
    return [
        {
            "state": state,
            "label": label,
            "count": states.count(state),
            "share": 100 * states.count(state) / len(states),
        }
        for state, label in PROGRESS_LABELS.items()
        if state in states
    ]


def explained(states: Collection[str]) -> list[str | Promise]:
    """Return what those of ``states`` mean whose names don't say it: of what is nowhere on a page,
    nothing is explained there.
    """
    return [words for state, words in EXPLAINED.items() if state in states]


def _shown(report: StatusReport, has_evidence: bool) -> ShownReport:
    title = _told(report.source_title, report.source_title_en)
    source = Evidence(title, report.source_url, "", lang=title.lang) if report.source_url else None
    proven = has_evidence or source is not None
    english = get_language() == "en"
    return ShownReport(
        state=CLAIMED if report.state == State.DONE and not proven else report.state,
        said_by=_told(report.said_by, report.said_by_en),
        as_of=report.as_of,
        said_at=report.said_at,
        basis=(report.basis_en if english else "") or report.basis,
        basis_lang="sr-Cyrl" if english and not report.basis_en else "",
        source=source,
        source_lang=said_by_readers(report.source_title).lang,
    )


def _told(words: str, in_english: str) -> Said:
    """Return the English words on an English page, or those that were written first: an office or
    a document may be named in any language.
    """
    if in_english and get_language() == "en":
        return Said(in_english)
    return said_by_readers(words)

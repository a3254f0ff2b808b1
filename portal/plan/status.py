"""Where an activity stands, as far as its deadline and the evidence tell.

The printed plan knows no status. This one is worked out, and is shown as an addition of the site.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .deadlines import Deadline


class Status(StrEnum):
    """What can be said of an activity. The first ones come from its deadline alone."""

    CONTINUOUS = "continuous"
    NOT_YET_DUE = "not-yet-due"
    DUE_PASSED = "due-passed"
    WAITING = "waiting"
    UNDETERMINED = "undetermined"
    WITH_EVIDENCE = "with-evidence"
    WITHOUT_EVIDENCE = "without-evidence"


STATUS_LABELS: Mapping[Status, Promise] = {
    Status.CONTINUOUS: _("No due date"),
    Status.NOT_YET_DUE: _("Not yet due"),
    Status.DUE_PASSED: _("Due date passed"),
    Status.WAITING: _("Waiting for an event"),
    Status.UNDETERMINED: _("Due date not determined"),
    Status.WITH_EVIDENCE: _("With evidence"),
    Status.WITHOUT_EVIDENCE: _("Without evidence"),
}


def status_by_deadline(
    deadline: Deadline | None, year: int, event_dates: Mapping[str, date], today: date
) -> Status:
    """Return where the deadline stands on the day ``today``.

    A compound deadline is undetermined, for nobody said which part counts; so is a missing one.
    """
    if deadline is None or deadline.compound:
        return Status.UNDETERMINED
    if deadline.awaited(event_dates):
        return Status.WAITING
    due = deadline.due(year, event_dates)
    if due is None:
        return Status.CONTINUOUS
    return Status.DUE_PASSED if due < today else Status.NOT_YET_DUE


def status_by_evidence(has_evidence: bool) -> Status:
    """Return whether anything shows that it was done."""
    return Status.WITH_EVIDENCE if has_evidence else Status.WITHOUT_EVIDENCE

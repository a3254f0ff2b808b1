"""What must be met before a certificate is issued. Each area registers the rule it can answer.

An edition says what it asks for. What it asks for and nobody answers is not met: a rule whose
area is missing lets nobody through.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Attendance, Cohort, CourseEdition, Enrolment, Session
from .passing import passed


@dataclass(frozen=True)
class Rule:
    """One rule: whether an edition asks for it, and which enrolments of a group meet it.

    ``met(cohort)`` returns their ids, in a number of queries that does not grow with the group.
    """

    name: str
    label: str | Promise
    asked: Callable[[CourseEdition], bool]
    met: Callable[[Cohort], set[int]]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one enrolment stands: what it met and what it did not, in the order of the rules."""

    enrolment: Enrolment
    met: tuple[str | Promise, ...]
    unmet: tuple[str | Promise, ...]

    @property
    def is_ready(self) -> bool:
        """Whether a certificate may be issued."""
        return not self.unmet


def _nobody(cohort: Cohort) -> set[int]:
    return set()


def attended(cohort: Cohort) -> set[int]:
    """Return the enrolments with enough sessions attended, the number needed rounded up."""
    sessions = Session.objects.filter(cohort=cohort).count()
    needed = math.ceil(sessions * cohort.edition.attendance_needed / 100)
    present = Attendance.objects.filter(
        session__cohort=cohort, state=Attendance.State.PRESENT
    ).order_by()
    rows = present.values("enrolment").annotate(times=Count("pk"))
    # Without a single session nobody attended anything.
    return {row["enrolment"] for row in rows if row["times"] >= max(needed, 1)}


_rules: dict[str, Rule] = {
    "attendance": Rule(
        "attendance", _("attendance"), lambda edition: edition.attendance_needed > 0, attended
    ),
    "lessons": Rule("lessons", _("lessons"), lambda edition: edition.needs_lessons, _nobody),
    "assessment": Rule("assessment", _("tests"), lambda edition: edition.needs_assessment, passed),
}


def register_rule(rule: Rule) -> None:
    """Add a rule, or replace the one of that name (``lessons`` waits for it)."""
    _rules[rule.name] = rule


def standings(cohort: Cohort) -> list[Standing]:
    """Return how everybody in the group stands who did not withdraw."""
    asked = [rule for rule in _rules.values() if rule.asked(cohort.edition)]
    met = {rule.name: rule.met(cohort) for rule in asked}
    enrolments = Enrolment.objects.filter(cohort=cohort).exclude(state=Enrolment.State.WITHDRAWN)
    enrolments = enrolments.select_related("person", "cohort__edition__course")
    return [
        Standing(
            enrolment,
            tuple(rule.label for rule in asked if enrolment.pk in met[rule.name]),
            tuple(rule.label for rule in asked if enrolment.pk not in met[rule.name]),
        )
        for enrolment in enrolments.order_by("person__name", "pk")
    ]

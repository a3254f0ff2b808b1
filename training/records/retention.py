"""How long things are held, and the task that carries it out every day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foundation.daily import begin

from ..models import Application, Enrolment, Person
from .erasure import NOBODY, erase_person

NAME = "retention of training records"
YEAR = 365


@dataclass(frozen=True)
class Term:
    """One rule of the schedule: what it says, and how it is carried out on a day.

    ``carry_out(day)`` returns how many rows it ended.
    """

    name: str
    text: str | Promise
    carry_out: Callable[[date], int]


def _refused_applications(today: date) -> int:
    ended = Application.objects.filter(
        state__in=(Application.State.REFUSED, Application.State.WITHDRAWN),
        submitted_at__lt=timezone.now() - timedelta(days=YEAR),
        enrolment=None,
    ).filter(Q(decided_at=None) | Q(decided_at__lt=timezone.now() - timedelta(days=YEAR)))
    return ended.delete()[0]


def _participants(today: date) -> int:
    """Erase who took part in nothing for three years. Their certificates stay."""
    limit = today - timedelta(days=3 * YEAR)
    recent = Enrolment.objects.filter(
        Q(cohort__ends_on__gte=limit) | Q(active_until__gte=timezone.now())
    )
    applied = Application.objects.filter(submitted_at__date__gte=limit)
    old = (
        Person.objects.filter(Q(enrolments__isnull=False) | Q(applications__isnull=False))
        .exclude(pk__in=recent.values("person"))
        .exclude(pk__in=applied.values("person"))
        .exclude(name__startswith=NOBODY)
        .distinct()
    )
    people = list(old)
    for person in people:
        erase_person(person=person, by=None, reason="retention schedule")
    return len(people)


SCHEDULE = (
    Term(
        "refused applications",
        _("Applications that were refused or withdrawn are deleted after a year."),
        _refused_applications,
    ),
    Term(
        "participants",
        _("Three years after the last training a participant's name and address are removed."),
        _participants,
    ),
)


def carry_out_if_due() -> None:
    """Carry out the schedule, once a day."""
    if begin(NAME):
        carry_out()


def carry_out() -> dict[str, int]:
    """Carry out every term and return how many rows each ended."""
    today = timezone.localdate()
    return {term.name: term.carry_out(today) for term in SCHEDULE}

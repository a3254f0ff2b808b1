"""The gradebook of a group: the best result of everybody in every quiz and case of the course."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.printing import pdf
from foundation.script import alphabetical, in_current
from foundation.tables import to_csv, to_xlsx

from ...cohorts.models import Cohort, Enrolment
from ..models import Answer, Assessment, Attempt
from ..results import Result, best_of, with_results


@dataclass(frozen=True, slots=True)
class Row:
    """One person: the best result in each assessment, or none, in the order of the columns."""

    enrolment: Enrolment
    results: tuple[Result | None, ...]


@dataclass(frozen=True, slots=True)
class Gradebook:
    """All of a group."""

    cohort: Cohort
    assessments: tuple[Assessment, ...]
    rows: tuple[Row, ...]

    @property
    def title(self) -> str:
        """Its title."""
        return _("Gradebook: %(group)s") % {"group": self.cohort}

    def columns(self) -> list[str]:
        """Return the headings in the script that is written now, no two of them the same."""
        titles = [in_current(_("Person")), *(in_current(str(each)) for each in self.assessments)]
        times = [titles[: at + 1].count(title) for at, title in enumerate(titles)]
        return [
            f"{title} ({time})" if time > 1 else title
            for title, time in zip(titles, times, strict=True)
        ]

    def cells(self) -> list[dict[str, Any]]:
        """Return the rows as a table takes them, by heading."""
        named = self.columns()
        return [
            dict(
                zip(
                    named,
                    [in_current(str(row.enrolment.person)), *(_said(each) for each in row.results)],
                    strict=True,
                )
            )
            for row in self.rows
        ]


def gradebook_of(cohort: Cohort) -> Gradebook:
    """Return the gradebook of a group, in a number of queries that does not grow with it."""
    assessments = tuple(
        Assessment.objects.filter(course=cohort.edition.course_id, versions__isnull=False)
        .distinct()
        .order_by("position", "slug")
    )
    enrolments = cohort.enrolments.exclude(state=Enrolment.State.WITHDRAWN)
    attempts: dict[tuple[int, int], list[Attempt]] = defaultdict(list)
    for attempt in with_results(Attempt.objects.filter(enrolment__cohort=cohort)):
        attempts[attempt.enrolment_id, attempt.assessment_id].append(attempt)
    named = sorted(
        enrolments.select_related("person").order_by("pk"),
        key=lambda each: alphabetical(each.person.name),
    )
    rows = tuple(
        Row(each, tuple(best_of(attempts[each.pk, asked.pk]) for asked in assessments))
        for each in named
    )
    return Gradebook(cohort, assessments, rows)


def waiting_answers(cohorts: QuerySet[Cohort]) -> QuerySet[Answer]:
    """Return the free answers of closed attempts that nobody has marked, oldest first."""
    return (
        Answer.objects.filter(
            item__is_free=True,
            marks=None,
            attempt__closed_at__isnull=False,
            attempt__enrolment__cohort__in=cohorts,
        )
        .select_related(
            "attempt__enrolment__person", "attempt__assessment", "attempt__version", "item"
        )
        .order_by("attempt__closed_at", "pk")
    )


def made(book: Gradebook, ending: str, language: Any) -> bytes:
    """Return the gradebook as ``csv``, ``xlsx`` or tagged ``pdf``; nothing in it runs."""
    columns, rows = book.columns(), book.cells()
    if ending == "csv":
        return to_csv(columns, rows)
    if ending == "xlsx":
        return to_xlsx(columns, rows, title=in_current(book.title))
    data = {
        "title": book.title,
        "centre": _("Centre for the Protection of Victims of Human Trafficking"),
        "as_of": date_format(timezone.localdate()),
        "columns": columns,
        "widths": [1.4, *[1] * (len(columns) - 1)],
        "rows": [[str(row[name]) or "–" for name in columns] for row in rows],
        "nothing": _("Nobody is in this group."),
    }
    return pdf("register", data, language=language)


def _said(result: Result | None) -> str:
    if result is None:
        return ""
    points = f"{result.shown_points} / {result.shown_maximum}"
    state = _("passed") if result.is_passed else _("not passed")
    return in_current(f"{points}, {state if result.is_final else _('waits for a mark')}")

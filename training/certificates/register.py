"""The register of realised programmes, which the rulebook on accreditation prescribes: one row a
group that is over, as table and as document.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from foundation.printing import pdf
from foundation.script import in_current
from foundation.tables import to_csv, to_xlsx

from ..models import CertificateTemplate, Cohort, CohortTrainer, Session


def columns() -> list[str]:
    """Return the headings in the language and script that are written now."""
    words = [
        _("No."),
        _("Programme"),
        _("Edition of the course"),
        _("Accreditation"),
        _("Hours"),
        _("From"),
        _("To"),
        _("Held at"),
        _("Trainers"),
        _("Participants"),
        _("Certificates"),
        _("Numbers of certificates"),
    ]
    return [in_current(word) for word in words]


def realised() -> Any:
    """Return the groups that are over and took place, the oldest first, with their counts."""
    taken = Q(enrolments__state__in=["active", "completed"])
    certified = Q(enrolments__certificates__revoked_at=None)
    return (
        Cohort.objects.filter(ends_on__lt=timezone.localdate(), cancelled_at=None)
        .select_related("edition")
        .annotate(
            people=Count("enrolments", filter=taken, distinct=True),
            certified=Count("enrolments__certificates", filter=certified, distinct=True),
        )
        .order_by("ends_on", "pk")
    )


def rows() -> Iterator[dict[str, Any]]:
    """Yield the rows, in a number of queries that does not grow with them."""
    cohorts = list(realised())
    accreditation: dict[int | None, str] = dict(
        CertificateTemplate.objects.filter(live=True).values_list("course", "accreditation")
    )
    places = _listed(Session.objects.filter(cohort__in=cohorts).order_by("starts_at"), "place")
    names = _trainers(cohorts)
    numbers = _numbers(cohorts)
    for line, cohort in enumerate(cohorts, start=1):
        course = cohort.edition.course_id
        cells = [
            line,
            cohort.edition.title,
            cohort.edition.number,
            accreditation.get(course, accreditation.get(None, "")),
            cohort.edition.hours,
            cohort.starts_on.isoformat(),
            cohort.ends_on.isoformat(),
            places.get(cohort.pk, ""),
            names.get(cohort.pk, ""),
            cohort.people,
            cohort.certified,
            numbers.get(cohort.pk, ""),
        ]
        written = [cell if isinstance(cell, int) else in_current(cell) for cell in cells]
        yield dict(zip(columns(), written, strict=True))


def _listed(found: Any, field: str) -> dict[int, str]:
    kept: dict[int, dict[str, None]] = {}
    for cohort, value in found.values_list("cohort", field):
        kept.setdefault(cohort, {})[value] = None
    return {cohort: ", ".join(values) for cohort, values in kept.items()}


def _trainers(cohorts: list[Cohort]) -> dict[int, str]:
    kept: dict[int, list[str]] = {}
    teaching = CohortTrainer.objects.filter(cohort__in=cohorts).select_related("user")
    for each in teaching.order_by("pk"):
        if name := each.user.get_full_name():
            kept.setdefault(each.cohort_id, []).append(name)
    return {cohort: ", ".join(names) for cohort, names in kept.items()}


def _numbers(cohorts: list[Cohort]) -> dict[int, str]:
    """Return the first and the last number of each group."""
    found = Cohort.objects.filter(pk__in=[each.pk for each in cohorts]).order_by()
    by_year = found.values("pk", "enrolments__certificates__year").annotate(
        first=Min("enrolments__certificates__serial"), last=Max("enrolments__certificates__serial")
    )
    kept: dict[int, list[str]] = {}
    for row in by_year:
        year, first, last = row["enrolments__certificates__year"], row["first"], row["last"]
        if year is not None:
            spans = f"{first}/{year}" if first == last else f"{first}–{last}/{year}"
            kept.setdefault(row["pk"], []).append(spans)
    return {cohort: ", ".join(spans) for cohort, spans in kept.items()}


def title() -> str:
    """Return the title."""
    return in_current(_("Register of realised programmes"))


def as_csv() -> bytes:
    """Return the register as CSV."""
    return to_csv(columns(), rows())


def as_xlsx() -> bytes:
    """Return the register as a workbook."""
    return to_xlsx(columns(), rows(), title=title())


def as_pdf(language: Any) -> bytes:
    """Return the register as tagged PDF."""
    named = columns()
    data = {
        "title": _("Register of realised programmes"),
        "centre": _("Centre for the Protection of Victims of Human Trafficking"),
        "as_of": date_format(timezone.localdate()),
        "columns": named,
        "widths": [0, 2.4, 0, 1.6, 0, 0, 0, 1.4, 1.4, 0, 0, 0],
        "rows": [[str(row[name]) for name in named] for row in rows()],
        "nothing": _("No programme is over yet."),
    }
    return pdf("register", data, language=language)

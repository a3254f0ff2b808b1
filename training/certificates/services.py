"""Issuing and revoking. Nothing else ever happens to a certificate."""

import calendar
from collections.abc import Callable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from foundation.models import User

from ..cohorts.journal import note_event
from ..cohorts.services import complete_enrolment
from ..models import Certificate, CertificateTemplate, Cohort, CoursePage, Enrolment, Person
from .models import lookup_of, new_token
from .rules import standings
from .snapshot import digest_of, make_snapshot


def template_for(course: CoursePage) -> CertificateTemplate:
    """Return the published template of a course, or the one for all. Raises ``ValidationError``."""
    published = CertificateTemplate.objects.filter(live=True)
    found = (
        published.filter(course=course).first()
        or published.filter(course=None).order_by("pk").first()
    )
    if found is None:
        raise ValidationError(_("Publish a template of certificates first."), code="template")
    return found


@transaction.atomic
def issue_certificates(
    *, cohort: Cohort, by: User | None, make_token: Callable[[], str] = new_token
) -> list[Certificate]:
    """Issue a certificate to everybody in ``cohort`` who met every rule and has none of it.

    A certificate of the same person and course from another group is superseded. Raises
    ``ValidationError`` where no template is published or the group goes on.
    """
    held = Cohort.objects.select_for_update(of=("self",)).select_related("edition__course")
    cohort = held.get(pk=cohort.pk)
    if cohort.ends_on > timezone.localdate():
        raise ValidationError(_("The group is not over yet."), code="goes_on")
    template = template_for(cohort.edition.course)
    has_one = set(
        Certificate.objects.filter(enrolment__cohort=cohort, revoked_at=None).values_list(
            "enrolment", flat=True
        )
    )
    return [
        _issue(standing.enrolment, template, by, make_token())
        for standing in standings(cohort)
        if standing.is_ready
        and standing.enrolment.pk not in has_one
        and not (by is not None and standing.enrolment.person.user_id == by.pk)
    ]


def _issue(
    enrolment: Enrolment, template: CertificateTemplate, by: User | None, token: str
) -> Certificate:
    cohort = enrolment.cohort
    # The person is held: of two groups that end on one day, one supersedes the other.
    Person.objects.select_for_update(of=("self",)).get(pk=enrolment.person_id)
    enrolment = complete_enrolment(enrolment=enrolment, by=by)
    enrolment.cohort = cohort
    today = timezone.localdate()
    before = _supersede(enrolment, cohort.edition.course)
    until = _until(today, cohort.edition.valid_months)
    serial = _next_serial(today.year)
    snapshot = make_snapshot(
        enrolment=enrolment,
        template=template,
        number=f"{serial}/{today.year}",
        issued_on=today,
        valid_until=until,
    )
    certificate = Certificate.objects.create(
        token=token,
        lookup=lookup_of(token),
        year=today.year,
        serial=serial,
        enrolment=enrolment,
        person=enrolment.person,
        course=cohort.edition.course,
        snapshot=snapshot,
        digest=digest_of(snapshot),
        issued_by=by,
        valid_until=until,
        supersedes=before,
    )
    _note("certificate.issued", certificate, by, supersedes=before.number if before else "")
    return certificate


def _note(kind: str, certificate: Certificate, by: User | None, **more: str) -> None:
    enrolment = certificate.enrolment
    note_event(kind, certificate, by=by, cohort=enrolment.cohort, person=enrolment.person, **more)


def _supersede(enrolment: Enrolment, course: CoursePage) -> Certificate | None:
    mine = Certificate.objects.live().filter(person=enrolment.person, course=course)
    before = mine.first()
    if before is not None:
        before.superseded_at = timezone.now()
        before.save(update_fields=["superseded_at"])
    return before


def _next_serial(year: int) -> int:
    """Return the next number of the register. Templates are held, so that two wait in line."""
    list(CertificateTemplate.objects.select_for_update().order_by("pk").values_list("pk"))
    last = Certificate.objects.filter(year=year).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def _until(day: date, months: int | None) -> date | None:
    """Return the last day on which it is valid: the same day so many months on."""
    if months is None:
        return None
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@transaction.atomic
def revoke_certificate(*, certificate: Certificate, by: User, reason: str) -> Certificate:
    """Revoke a certificate, for good. Raises ``ValidationError`` without a reason, or for one that
    is revoked.
    """
    if not reason.strip():
        raise ValidationError({"reason": _("Say why.")}, code="reason")
    held = Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
    if held.revoked_at is not None:
        raise ValidationError(_("This certificate is revoked already."), code="revoked")
    held.revoked_at, held.revoked_by = timezone.now(), by
    held.save(update_fields=["revoked_at", "revoked_by"])
    _note("certificate.revoked", held, by, reason=reason.strip())
    return held

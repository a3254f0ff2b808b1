"""A group that is over, of an edition that asks for attendance alone, and who issues."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import people
from tests.factories.cohorts import make_cohort, make_edition, make_person, make_session, put_days
from training.cohorts.services import enrol_person
from training.models import Attendance, CertificateTemplate

RULES = {"needs_lessons": False, "needs_assessment": False, "attendance_needed": 50}
WORDS = {
    "heading": "Уверење о завршеној обуци",
    "statement": "завршио је обуку",
    "organiser": "Центар за заштиту жртава трговине људима",
    "accreditation": "Решење 1/2015",
    "place": "Београд",
    "signatory": "Директор",
}
ENGLISH = {
    "heading_en": "Certificate of completed training",
    "statement_en": "has completed the training",
    "organiser_en": "Centre for the Protection of Victims of Human Trafficking",
    "accreditation_en": "Decision 1/2015",
    "place_en": "Belgrade",
    "signatory_en": "Director",
}


@pytest.fixture
def template(db):
    return CertificateTemplate.objects.create(live=True, **WORDS)


@pytest.fixture
def trainer(db):
    return people.account("trainer", first_name="Тренер", last_name="Љиљана")


@pytest.fixture
def group(course, template):
    return over(make_cohort(course, edition=make_edition(course, **RULES)))


def over(cohort):
    """Let a group have ended yesterday."""
    today = timezone.localdate()
    return put_days(
        cohort,
        applications_from=today - timedelta(days=60),
        applications_until=today - timedelta(days=40),
        starts_on=today - timedelta(days=30),
        ends_on=today - timedelta(days=1),
    )


@pytest.fixture
def seat(trainer):
    """Give somebody a seat in a group, and have them attend its session."""

    def give(cohort, name="Петар Џамић", user=None, present=True):
        person = make_person(user=user, name=name)
        enrolment = enrol_person(person=person, cohort=cohort)
        session = cohort.sessions.first() or make_session(cohort, day=-20)
        Attendance.objects.create(
            session=session,
            enrolment=enrolment,
            state="present" if present else "absent",
            noted_at=timezone.now(),
            noted_by=trainer,
        )
        return enrolment

    return give


@pytest.fixture
def english_group(course, template):
    """A group whose certificates say all of themselves in English too."""
    CertificateTemplate.objects.update(**ENGLISH)
    edition = make_edition(course, title_en="Recognising trafficking", **RULES)
    return over(make_cohort(course, edition=edition))


@pytest.fixture
def issued(group, seat):
    """Return the certificate of one who attended."""
    from training.certificates.services import issue_certificates

    seat(group)
    return issue_certificates(cohort=group, by=None)[0]

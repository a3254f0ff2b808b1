"""The demonstration's certificates: a group that is over, of the first edition of the course, with
participants named by number. Nobody was certified.
"""

from datetime import datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Locale

from foundation.models import User
from portal.api import Sector

from ..cohorts.services import begin_edition, enrol_person, publish_edition
from ..lessons.queries import in_order
from ..models import (
    Attendance,
    Certificate,
    CertificateTemplate,
    Cohort,
    CourseEdition,
    CoursePage,
    Enrolment,
    Lesson,
    LessonProgress,
    Person,
    Session,
)
from .models import new_token
from .services import issue_certificates, revoke_certificate

ISSUER = "obuke@demo.example"
PLACE = "Београд (пример)"
PEOPLE = 12
# One was not there and stopped reading half way, and so has no certificate.
ABSENT = 6
# Known to all, so that the demonstration has an address that can be written down.
TOKENS = ("demzdemzdemzdemzdemz", "pznpznpznpznpznpznpz")
WORDS = {
    "heading": "Уверење о завршеној обуци",
    "statement": "завршио је / завршила је програм обуке",
    "organiser": "Центар за заштиту жртава трговине људима",
    "accreditation": "Пример: број и датум решења о акредитацији Републичког завода",
    "legal_basis": (
        "Правилник о стандардима и поступку акредитације програма обуке за стручне раднике и "
        "стручне сараднике у социјалној заштити („Службени гласник РС“, број 31/2014)"
    ),
    "place": "Београд",
    "signatory": "Директор",
    "heading_en": "Certificate of completed training",
    "statement_en": "has completed the training programme",
    "organiser_en": "Centre for the Protection of Victims of Human Trafficking",
    "accreditation_en": (
        "Example: number and day of the decision on accreditation by the Republic Institute for"
        " Social Protection"
    ),
    "legal_basis_en": (
        "Rulebook on standards and the procedure of accreditation of training programmes for"
        " professionals and associates in social protection (Official Gazette of the Republic of"
        " Serbia 31/2014)"
    ),
    "place_en": "Belgrade",
    "signatory_en": "Director",
}


def load() -> None:
    """Make the group and its certificates once, before the group that is going on."""
    if Certificate.objects.exists():
        return
    course = CoursePage.objects.filter(locale=Locale.get_default()).order_by("path").first()
    issuer = User.objects.filter(email=ISSUER).first()
    if course is None or issuer is None or CourseEdition.objects.filter(course=course).exists():
        return
    CertificateTemplate.objects.create(live=True, **WORDS)
    cohort = _group(course)
    _attend(cohort, issuer)
    known = iter(TOKENS)
    issued = issue_certificates(
        cohort=cohort, by=issuer, make_token=lambda: next(known, None) or new_token()
    )
    revoke_certificate(certificate=issued[1], by=issuer, reason="Пример: погрешан податак")
    # The group that goes on follows the next edition, which asks for everything.
    draft = begin_edition(course=course)
    CourseEdition.objects.filter(pk=draft.pk).update(needs_lessons=True, needs_assessment=True)


def _group(course: CoursePage) -> Cohort:
    draft = begin_edition(course=course)
    CourseEdition.objects.filter(pk=draft.pk).update(needs_lessons=True, needs_assessment=False)
    today = timezone.localdate()
    return Cohort.objects.create(
        edition=publish_edition(edition=draft),
        title="Пример завршене групе",
        capacity=12,
        applications_from=today - timedelta(days=160),
        applications_until=today - timedelta(days=130),
        starts_on=today - timedelta(days=120),
        ends_on=today - timedelta(days=90),
    )


def _attend(cohort: Cohort, noted_by: User) -> None:
    begins = timezone.make_aware(datetime.combine(cohort.starts_on, time(10)))
    session = Session.objects.create(
        cohort=cohort,
        topic=cohort.edition.title,
        starts_at=begins,
        ends_at=begins + timedelta(hours=6),
        place=PLACE,
    )
    lessons = list(in_order(cohort.edition.course).filter(live=True))
    for number in range(1, PEOPLE + 1):
        person = Person.objects.create(
            name=f"Полазник {number}", sector=Sector.values[number % len(Sector.values)]
        )
        enrolment = enrol_person(person=person, cohort=cohort)
        is_absent = number == ABSENT
        Attendance.objects.create(
            session=session,
            enrolment=enrolment,
            state="absent" if is_absent else "present",
            noted_at=session.ends_at,
            noted_by=noted_by,
        )
        _read(enrolment, lessons[: len(lessons) // 2] if is_absent else lessons, begins)


def _read(enrolment: Enrolment, lessons: list[Lesson], begins: datetime) -> None:
    """Let a participant have read one lesson a day."""
    LessonProgress.objects.bulk_create(
        LessonProgress(
            enrolment=enrolment, lesson=lesson, read_at=begins + timedelta(days=number, hours=8)
        )
        for number, lesson in enumerate(lessons, start=1)
    )

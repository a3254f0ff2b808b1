"""The demonstration's groups: sessions and a question in the one that goes on, and a next group of
each course with applications that wait. Everybody in them is named by number.
"""

from datetime import datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Locale

from foundation.models import User
from portal.api import Sector

from ..models import CoursePage
from .models import Application, Cohort, CohortTrainer, CourseEdition, SectorDuty, Session
from .services import apply_as_stranger, ask_trainers, begin_edition, publish_edition

ADMINISTRATOR = "obuke@demo.example"
TOPICS = ("Појам и закон", "Препознавање", "Разговор и поверење")
APPLICANTS = 5


def load() -> None:
    """Make what is missing, once."""
    administrator = User.objects.filter(email=ADMINISTRATOR).first()
    today = timezone.localdate()
    group = Cohort.objects.filter(starts_on__lte=today, ends_on__gte=today).first()
    if administrator is None or group is None or Application.objects.exists():
        return
    for sector in Sector.values:
        SectorDuty.objects.get_or_create(user=administrator, sector=sector)
    CohortTrainer.objects.get_or_create(cohort=group, user=administrator)
    for week, topic in enumerate(TOPICS):
        begins = timezone.make_aware(
            datetime.combine(group.starts_on + timedelta(days=1 + 7 * week), time(10))
        )
        Session.objects.create(
            cohort=group,
            topic=topic,
            starts_at=begins,
            ends_at=begins + timedelta(hours=3),
            place="Београд (пример)",
        )
    if enrolment := group.enrolments.first():
        ask_trainers(enrolment=enrolment, text="Пример питања: да ли се тест може поновити?")
    _next_group(group.edition, first=20)
    if second := _second_course(group):
        edition = CourseEdition.objects.filter(course=second, state="published").first()
        _next_group(edition or publish_edition(edition=begin_edition(course=second)), first=30)


def _second_course(group: Cohort) -> CoursePage | None:
    others = CoursePage.objects.filter(locale=Locale.get_default()).order_by("path")
    return others.exclude(pk=group.edition.course_id).first()


def _next_group(edition: CourseEdition, *, first: int) -> None:
    """Make a group that begins in two months, with applications of numbered people."""
    today = timezone.localdate()
    coming = Cohort.objects.create(
        edition=edition,
        title="Пример следеће групе",
        capacity=12,
        applications_from=today - timedelta(days=10),
        applications_until=today + timedelta(days=50),
        starts_on=today + timedelta(days=60),
        ends_on=today + timedelta(days=95),
    )
    for number in range(APPLICANTS):
        apply_as_stranger(
            cohort=coming,
            name=f"Полазник {first + number}",
            email="",
            municipality_code="",
            institution="Пример установе",
            sector=Sector.values[number % len(Sector.values)],
        )

"""The demonstration's groups: sessions and a question in the one that goes on, and a next group
with applications that wait. Everybody in them is named by number.
"""

from datetime import datetime, time, timedelta

from django.utils import timezone

from foundation.models import User
from portal.api import Sector

from .models import Application, Cohort, CohortTrainer, SectorDuty, Session
from .services import apply_as_stranger, ask_trainers

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
    _next_group(group)


def _next_group(group: Cohort) -> None:
    today = timezone.localdate()
    coming = Cohort.objects.create(
        edition=group.edition,
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
            name=f"Полазник {20 + number}",
            email="",
            municipality_code="",
            institution="Пример установе",
            sector=Sector.values[number % len(Sector.values)],
        )

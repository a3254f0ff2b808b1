"""What the desk does on the way from an application to a certificate, in a copy that is served.

Run by ``manage.py shell`` of that copy: each function does one person's part, once.
"""

import sys
from datetime import timedelta

from django.utils import timezone

from foundation.models import User
from training.certificates.services import issue_certificates
from training.cohorts.services import (
    begin_edition,
    decide_application,
    note_attendance,
    publish_edition,
)
from training.models import Application, Cohort, CourseEdition, CoursePage, Enrolment, Session

SLUG = "deca-i-vrbovanje-na-internetu"
TITLE = "Пут од пријаве до уверења"
PASSWORD = "put-od-prijave-do-uverenja-2015"
LEARNERS = {"": "put-cir@example.org", "/sr-latn": "put-lat@example.org"}


def _desk():
    return User.objects.get(email="obuke@demo.example")


def open_group():
    """Open a group that lasts today, and make the accounts of two learners."""
    course = CoursePage.objects.get(slug=SLUG)
    published = CourseEdition.objects.filter(course=course, state="published").first()
    today = timezone.localdate()
    group = Cohort.objects.create(
        edition=published or publish_edition(edition=begin_edition(course=course)),
        title=TITLE,
        capacity=12,
        applications_from=today - timedelta(days=9),
        applications_until=today,
        starts_on=today - timedelta(days=2),
        ends_on=today,
    )
    for email in LEARNERS.values():
        User.objects.create_user(email, password=PASSWORD)
    sys.stdout.write(f"GROUP={group.pk}\n")


def decide():
    """Accept whoever applied."""
    for application in Application.objects.filter(cohort__title=TITLE, state="pending"):
        decide_application(
            application=application, accepts=True, by=_desk(), reason="Ради са децом."
        )


def finish():
    """Note who was there, and issue certificates to those who met every rule."""
    group = Cohort.objects.get(title=TITLE)
    now = timezone.now()
    session = Session.objects.create(
        cohort=group,
        topic="Разговор са дететом",
        starts_at=now - timedelta(hours=3),
        ends_at=now - timedelta(hours=1),
        place="Сала",
    )
    there = Enrolment.objects.filter(cohort=group, seat__isnull=False)
    note_attendance(session=session, states={each.pk: "present" for each in there}, by=_desk())
    for certificate in issue_certificates(cohort=group, by=_desk()):
        sys.stdout.write(f"{certificate.enrolment.person.user.email}={certificate.token}\n")

"""Persons, editions and groups, as tests need them."""

from datetime import timedelta

from django.utils import timezone

from training.cohorts.journal import note_event
from training.cohorts.services import Window, begin_edition, enrol_person, publish_edition
from training.models import Cohort, CourseEdition, Enrolment, Person, Session


def make_person(user=None, name="", **fields):
    """Return the person of an account, made if there is none, or one without an account."""
    if user is not None:
        fields = {"email": user.email, **fields}
        return Person.objects.get_or_create(
            user=user, defaults={"name": name or user.email, **fields}
        )[0]
    return Person.objects.create(name=name or f"Полазник {Person.objects.count() + 1}", **fields)


def make_edition(course, **fields):
    """Return a new published edition of ``course``."""
    draft = begin_edition(course=course)
    CourseEdition.objects.filter(pk=draft.pk).update(**fields)
    return publish_edition(edition=draft)


def make_cohort(course, **fields):
    """Return a new group of the published edition of ``course``: it began today, one may apply."""
    today = timezone.localdate()
    published = CourseEdition.objects.filter(course=course, state="published").first()
    days = {
        "applications_from": today - timedelta(days=30),
        "applications_until": today + timedelta(days=30),
        "starts_on": today,
        "ends_on": today + timedelta(days=60),
    }
    fields = {"title": "Група", "capacity": 20, **days, **fields}
    edition = fields.pop("edition", None) or published or make_edition(course)
    return Cohort.objects.create(edition=edition, **fields)


def put_days(cohort, **fields):
    """Change seats or days of a group past all services, with the entry that the database wants."""
    entry = note_event("cohort.changed", cohort, cohort=cohort, reason="Проба.")
    Cohort.objects.filter(pk=cohort.pk).update(**fields, change=entry)
    cohort.refresh_from_db()
    return cohort


def put_window(enrolment, **fields):
    """Change when an enrolment opens or closes, in the same way."""
    said = {"cohort": enrolment.cohort, "person": enrolment.person, "reason": "Проба."}
    entry = note_event("enrolment.window", enrolment, **said)
    Enrolment.objects.filter(pk=enrolment.pk).update(**fields, change=entry)
    enrolment.refresh_from_db()
    return enrolment


def make_session(cohort, day=0, **fields):
    """Return a session of ``cohort``, two hours long, so many days from its first."""
    begins = timezone.now().replace(microsecond=0) + timedelta(days=day)
    fields = {"topic": "Тема", "place": "Сала", **fields}
    return Session.objects.create(
        cohort=cohort, starts_at=begins, ends_at=begins + timedelta(hours=2), **fields
    )


def enrol(user, course, active_from=None, active_until=None):
    """Return the enrolment of an account in the first group of ``course``, which may be new."""
    cohort = Cohort.objects.filter(edition__course=course).first() or make_cohort(course)
    window = Window(active_from, active_until)
    return enrol_person(person=make_person(user), cohort=cohort, window=window)

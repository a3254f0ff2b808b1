"""The named cast: one of each kind of visitor, so that a test says who may do what."""

from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import AnonymousUser, Permission
from django.utils import timezone

from foundation.models import User
from tests.factories.cohorts import enrol
from training.cohorts.services import withdraw_enrolment
from training.models import CoursePage, Enrolment

DAY = timedelta(days=1)


def account(name: str, **more: Any) -> User:
    """Return an account that is named by its part in the cast."""
    return User.objects.create_user(f"{name}@example.org", **more)


def may(user: User, *permissions: str) -> User:
    """Give ``user`` permissions, each ``app.codename``, and return the account read anew."""
    for permission in permissions:
        app, codename = permission.split(".")
        user.user_permissions.add(
            Permission.objects.get(content_type__app_label=app, codename=codename)
        )
    return User.objects.get(pk=user.pk)


def trainee(course: CoursePage, name: str = "trainee", **dates: Any) -> User:
    """Return a person who is enrolled in ``course``."""
    person = account(name)
    enrol(person, course, **dates)
    return person


def withdrawn_trainee(course: CoursePage) -> User:
    """Return a person who was enrolled and withdrew."""
    person = trainee(course, "withdrawn-trainee")
    withdraw_enrolment(enrolment=Enrolment.objects.get(person__user=person))
    return person


def expired_trainee(course: CoursePage) -> User:
    """Return a person whose enrolment ended yesterday."""
    now = timezone.now()
    return trainee(course, "expired-trainee", active_from=now - 30 * DAY, active_until=now - DAY)


def early_trainee(course: CoursePage) -> User:
    """Return a person whose enrolment begins tomorrow."""
    return trainee(course, "early-trainee", active_from=timezone.now() + DAY)


def suspended_trainee(course: CoursePage) -> User:
    """Return an enrolled person whose account was closed."""
    person = trainee(course, "suspended-trainee")
    person.is_active = False
    person.save()
    return person


@dataclass(frozen=True)
class Outsiders:
    """Everybody to whom the lessons of a course do not exist."""

    reader: AnonymousUser
    account_without_a_course: User
    trainee_of_another_course: User
    withdrawn_trainee: User
    expired_trainee: User
    early_trainee: User
    suspended_trainee: User
    editor: User

    def __iter__(self):
        return ((field.name, getattr(self, field.name)) for field in fields(self))


def outsiders(course: CoursePage, another_course: CoursePage) -> Outsiders:
    """Return the part of the cast that must not see what ``course`` restricts."""
    return Outsiders(
        reader=AnonymousUser(),
        account_without_a_course=account("nobody-in-particular"),
        trainee_of_another_course=trainee(another_course, "trainee-of-another-course"),
        withdrawn_trainee=withdrawn_trainee(course),
        expired_trainee=expired_trainee(course),
        early_trainee=early_trainee(course),
        suspended_trainee=suspended_trainee(course),
        editor=may(account("editor"), "wagtailadmin.access_admin"),
    )


@dataclass(frozen=True)
class Insiders:
    """Everybody to whom the lessons of a course are open."""

    trainee: User
    course_administrator: User
    administrator: User

    def __iter__(self):
        return ((field.name, getattr(self, field.name)) for field in fields(self))


def insiders(course: CoursePage) -> Insiders:
    """Return the part of the cast that sees what ``course`` restricts."""
    return Insiders(
        trainee=trainee(course),
        course_administrator=may(account("course-administrator"), "training.administer_courses"),
        administrator=User.objects.create_superuser("administrator@example.org"),
    )

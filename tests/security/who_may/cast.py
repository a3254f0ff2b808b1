"""Who asks: one of each kind, by a letter, signed in once."""

from dataclasses import dataclass

from django.conf import settings
from django.test import Client

from foundation.models import User
from tests.factories import people
from tests.factories.accounts import enter_desk, make_account
from tests.factories.cohorts import make_cohort, make_person
from training.cohorts.services import enrol_person, withdraw_enrolment
from training.models import Cohort, CohortTrainer, CoursePage, Enrolment, Person

KINDS = {
    "n": "nobody: not signed in",
    "o": "an account without a role or a course",
    "t": "a trainee of the group, whose things these are",
    "u": "a trainee of another group of the same course",
    "x": "a trainee of a group of another course",
    "w": "a trainee who withdrew from the group",
    "r": "a trainer of the group",
    "s": "a trainer of another group of another course",
    "k": "a course administrator",
    "e": "an author, who is also the employee whose development this is",
    "m": "a manager",
    "a": "an administrator",
}
ROLES = {"k": "course_administrator", "e": "author", "m": "manager", "a": "administrator"}


@dataclass
class Cast:
    """The accounts by letter, the three groups, and the cookie of each session."""

    accounts: dict[str, User]
    here: Cohort
    beside: Cohort
    elsewhere: Cohort
    sessions: dict[str, str]

    def enrolment(self, letter: str) -> Enrolment:
        """Return where somebody is enrolled, or was."""
        return Enrolment.objects.filter(person__user=self.accounts[letter]).latest("pk")


def make_cast(course: CoursePage, another: CoursePage, certified: Person) -> Cast:
    """Make everybody, with a group of the course, one beside it, and one of another course.

    The trainee is who was certified before, and had no account.
    """
    accounts = {letter: people.account(f"cast-{letter}") for letter in "otuxwrs"}
    accounts |= {letter: make_account(role) for letter, role in ROLES.items()}
    Person.objects.filter(pk=certified.pk).update(user=accounts["t"])
    here, beside, elsewhere = (make_cohort(each) for each in (course, course, another))
    for letter, cohort in {"t": here, "w": here, "u": beside, "x": elsewhere}.items():
        enrol_person(person=make_person(accounts[letter]), cohort=cohort)
    withdraw_enrolment(enrolment=Enrolment.objects.get(person__user=accounts["w"]))
    CohortTrainer.objects.create(cohort=here, user=accounts["r"])
    CohortTrainer.objects.create(cohort=elsewhere, user=accounts["s"])
    sessions = {letter: _signed_in(letter, user) for letter, user in accounts.items()}
    return Cast(accounts, here, beside, elsewhere, sessions)


def _signed_in(letter: str, user: User) -> str:
    """Sign in; who keeps lists or enters the desk has proved a second factor."""
    client = Client()
    if letter in {*ROLES, "r", "s"}:
        enter_desk(client, user)
    else:
        client.force_login(user)
    return client.cookies[settings.SESSION_COOKIE_NAME].value

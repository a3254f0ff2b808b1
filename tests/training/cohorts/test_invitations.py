"""Who was accepted and has no account gets a link that opens one: once, in time, for one person."""

import html
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from foundation.access import is_visible
from foundation.models import User
from tests.factories import people
from tests.factories.cohorts import make_cohort, make_person
from training.cohorts.services import apply_as_stranger, decide_application
from training.models import Invitation, Person
from training.people.services import invite_person, join_account, open_account

PASSWORD = "ispravna lozinka za probu"
CHOSEN = {"password": PASSWORD, "again": PASSWORD}
SENT = {"institution": "ЦСР", "sector": "social", "municipality_code": "", "language": "sr"}


@pytest.fixture
def accept(course, django_capture_on_commit_callbacks, mailoutbox):
    """Accept a stranger's application; return the person and the link that was sent, if any."""
    cohort = make_cohort(course)
    decides = people.account("decides")

    def accepted(name, email):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            application = apply_as_stranger(cohort=cohort, name=name, email=email, **SENT)
            decide_application(
                application=application, accepts=True, by=decides, reason="Испуњава услове."
            )
        links = [re.search(r"/\S*/poziv/\S+", letter.body) for letter in mailoutbox]
        found = [link[0] for link in links if link]
        return application.person, found[0] if found else None

    return accepted


def test_acceptance_opens_an_account_and_the_course(accept, client, lesson, mailoutbox, course):
    person, link = accept("Полазник 1", "a@example.org")
    assert len(mailoutbox) == 3
    for letter in mailoutbox:
        assert course.title not in letter.subject + letter.body
    path = "/" + link.split("/", 3)[3]
    # Whoever opens it to look at it uses nothing up.
    for _ in range(2):
        assert client.get(path).status_code == 200
    assert client.post(path, {**CHOSEN, "again": "друга"}).status_code == 422
    assert client.post(path, {"password": "12345", "again": "12345"}).status_code == 422
    assert client.post(path, CHOSEN).status_code == 302
    person.refresh_from_db()
    assert person.user.check_password(PASSWORD)
    assert is_visible(person.user, lesson)
    assert client.get(path).status_code == 410
    assert client.post(path, CHOSEN).status_code == 410


def test_a_shared_mailbox_opens_the_account_of_one_person_alone(accept, client):
    first, link = accept("Полазник 1", "svi@example.org")
    second, other = accept("Полазник 2", "svi@example.org")
    assert first.pk != second.pk
    assert client.post("/" + link.split("/", 3)[3], CHOSEN).status_code == 302
    answer = client.post("/" + other.split("/", 3)[3], CHOSEN)
    assert answer.context["way"] == "taken"
    second.refresh_from_db()
    assert second.user is None
    assert User.objects.filter(email="svi@example.org").count() == 1


def test_an_account_that_is_there_is_joined_by_who_signs_in_to_it(accept, client):
    owner = people.account("owner")
    person, link = accept("Полазник 1", "Owner@example.org")
    path = "/" + link.split("/", 3)[3]
    assert client.post(path, CHOSEN).context["way"] == "sign in"
    client.force_login(people.account("somebody-else"))
    assert client.post(path).context["way"] == "sign in"
    person.refresh_from_db()
    assert person.user is None
    client.force_login(owner)
    assert client.post(path).status_code == 302
    person.refresh_from_db()
    assert person.user == owner


def test_who_is_signed_in_as_somebody_else_can_change_the_account(accept, client):
    owner = people.account("owner")
    owner.set_password(PASSWORD)
    owner.save()
    person, link = accept("Полазник 1", "OWNER@example.org")
    path = "/" + link.split("/", 3)[3]
    client.force_login(people.account("somebody-else"))
    page = client.get(path).content.decode()
    following = html.unescape(re.search(r'name="next" value="([^"]*)"', page)[1])
    # Signing in leads nowhere while somebody is signed in: they have to leave first.
    left = client.post(reverse("account_logout"), {"next": following})
    assert left["location"] == following
    signed = {"login": "Owner@Example.org", "password": PASSWORD}
    assert client.post(following, signed)["location"] == path
    assert client.get(path).context["way"] == "join"
    assert client.post(path)["location"] == reverse("my_courses")
    person.refresh_from_db()
    assert person.user == owner


def test_who_was_signed_in_here_before_is_signed_out_by_a_new_account(accept, client):
    person, link = accept("Полазник 1", "new@example.org")
    client.force_login(people.account("somebody-else"))
    assert client.post("/" + link.split("/", 3)[3], CHOSEN).status_code == 302
    assert "_auth_user_id" not in client.session
    person.refresh_from_db()
    assert person.user.email == "new@example.org"


def test_who_decided_does_not_become_who_applied(accept, client):
    person, _ = accept("Полазник 1", "decides@example.org")
    invitation = Invitation.objects.get(person=person)
    with pytest.raises(ValidationError):
        join_account(invitation=invitation, user=User.objects.get(email="decides@example.org"))


def test_old_replaced_and_changed_links_open_nothing(course, client, time_machine_at):
    person = make_person(email="a@example.org")
    first = invite_person(person=person).token()
    second = invite_person(person=person).token()
    address = "/moje-obuke/poziv/{}/".format
    assert client.get(address(first)).status_code == 410
    assert client.get(address(second)).status_code == 200
    assert client.get(address(second[:-2] + "aa")).status_code == 410
    with time_machine_at(timezone.now() + timedelta(days=15)):
        assert client.get(address(second)).status_code == 410
    Person.objects.filter(pk=person.pk).update(email="b@example.org")
    assert client.get(address(second)).status_code == 410


def test_who_has_an_account_or_no_address_is_not_invited(course):
    assert invite_person(person=make_person(people.account("person"))) is None
    assert invite_person(person=make_person()) is None


def test_an_account_is_opened_once(course):
    invitation = invite_person(person=make_person(email="a@example.org"))
    open_account(invitation=invitation, password=PASSWORD)
    with pytest.raises(ValidationError):
        open_account(invitation=invitation, password=PASSWORD)

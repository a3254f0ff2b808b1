"""A group that was cancelled takes nobody any more: from no queue, no waiting list and no table."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tests.factories import people
from tests.factories.accounts import enter_desk, make_account
from tests.factories.cohorts import make_cohort, make_person
from training.cohorts.services import (
    apply_as_stranger,
    cancel_group,
    decide_application,
    enrol_person,
    invite_group,
    withdraw_enrolment,
)
from training.models import Cohort, Invitation, SectorDuty

SENT = {"email": "a@example.org", "municipality_code": "", "institution": "ЦСР"}


@pytest.fixture
def decides(db):
    account = make_account("course_administrator")
    SectorDuty.objects.create(user=account, sector="social")
    return account


@pytest.fixture
def group(course, decides):
    """A group of one seat that is taken, with one who waits and one who is undecided."""
    cohort = make_cohort(course, capacity=1)
    for name in ("Полазник 1", "Полазник 2", "Полазник 3"):
        made = apply_as_stranger(cohort=cohort, name=name, sector="social", **SENT)
        if name != "Полазник 3":
            decide_application(application=made, accepts=True, by=decides, reason="Услови.")
    cancel_group(cohort=cohort, by=decides, reason="Предавач је спречен.")
    return Cohort.objects.get(pk=cohort.pk)


def states(group):
    return list(group.applications.order_by("number").values_list("state", flat=True))


def test_what_was_undecided_waits_for_nobody(client, group, decides):
    undecided = group.applications.get(state="pending")
    with pytest.raises(ValidationError, match="отказана"):
        decide_application(application=undecided, accepts=True, by=decides, reason="Услови.")
    desk = enter_desk(client, decides)
    assert "Полазник 3" not in desk.get(reverse("training_applications")).text
    sent = {"decision": "accept", "reason": "Услови."}
    assert desk.post(reverse("training_decide", args=[undecided.pk]), sent).status_code == 404
    assert states(group) == ["accepted", "waiting", "pending"]


def test_nobody_moves_up_when_somebody_leaves(group):
    withdraw_enrolment(enrolment=group.enrolments.get())
    assert states(group)[1] == "waiting"
    assert group.enrolments.filter(seat__isnull=False).count() == 0


def test_nobody_is_enrolled_or_invited(group):
    Invitation.objects.all().delete()
    assert invite_group(cohort=group) == 0
    withdraw_enrolment(enrolment=group.enrolments.get())
    with pytest.raises(ValidationError, match="отказана"):
        enrol_person(person=make_person(), cohort=group)


def test_the_desk_offers_none_of_it_and_who_applied_reads_why(client, group, decides):
    page = enter_desk(client, decides).get(reverse("training_group", args=[group.pk])).text
    for name in ("training_import", "training_invite", "training_cancel"):
        assert reverse(name, args=[group.pk]) not in page
    applicant = people.account("applicant")
    waits = group.applications.get(state="waiting").person
    waits.user = applicant
    waits.save()
    client.force_login(applicant)
    mine = client.get(reverse("my_courses")).text
    assert "група је отказана" in mine
    assert "odustajem" not in mine

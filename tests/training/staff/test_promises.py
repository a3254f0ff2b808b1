"""What must hold of the staff's development is refused by the database, whoever writes to it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from foundation import guards
from foundation.cleaning.files import CleanFile
from training.models import DevelopmentItem, DevelopmentPlan, DevelopmentRecord, Employee
from training.staff.services import adopt_plan, plan_development, record_training, verify_record


def refused(write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def all_of(obj):
    return type(obj).objects.filter(pk=obj.pk)


@pytest.fixture
def adopted(plan, item, manager):
    adopt_plan(plan=plan, user=manager)
    return plan


@pytest.fixture
def record(plan, took_place, manager):
    file = CleanFile(b"%PDF-", name="potvrda.pdf")
    return record_training(plan=plan, user=manager, fields={**took_place, "proof": file})


def test_nobody_adopts_their_own_plan(plan, item, employee):
    now = timezone.now()
    own = employee.account_id
    refused(lambda: all_of(plan).update(adopted_by=own, adopted_at=now))
    refused(
        lambda: DevelopmentPlan.objects.create(
            employee=employee, year=2016, adopted_by_id=own, adopted_at=now
        )
    )
    with pytest.raises(ValidationError):
        adopt_plan(plan=plan, user=employee.account)


def test_nobody_verifies_their_own_training(record, employee):
    refused(
        lambda: all_of(record).update(verified_by=employee.account_id, verified_at=timezone.now())
    )
    with pytest.raises(ValidationError):
        verify_record(record=record, user=employee.account)


def test_who_adopted_or_verified_does_not_become_the_employee(adopted, record, employee, manager):
    refused(lambda: all_of(employee).update(account=manager))
    all_of(employee).update(account=None)
    verify_record(record=record, user=manager)
    refused(lambda: all_of(employee).update(account=manager))


def test_a_plan_stays_its_employees(plan):
    another = Employee.objects.create(name="Запослени 3", employed_from=date(2012, 7, 2))
    refused(lambda: all_of(plan).update(employee=another))


def test_an_adopted_plan_stays_as_it_is(adopted, item, plan):
    refused(lambda: all_of(adopted).update(adopted_by=None, adopted_at=None))
    refused(lambda: all_of(adopted).update(year=2016))
    refused(lambda: all_of(adopted).delete())
    refused(lambda: all_of(item).update(hours=1))
    refused(lambda: all_of(item).delete())
    another = {"need": "x", "kind": "internal", "training": "x", "hours": 1}
    refused(lambda: DevelopmentItem.objects.create(plan=adopted, **another))
    draft = plan_development(employee=plan.employee, year=2016)
    moved = DevelopmentItem.objects.create(plan=draft, **another)
    refused(lambda: all_of(moved).update(plan=adopted))


def test_a_verified_training_stays_as_it_is(record, manager):
    verify_record(record=record, user=manager)
    refused(lambda: all_of(record).update(hours=100))
    refused(lambda: all_of(record).update(verified_by=None, verified_at=None))
    refused(lambda: all_of(record).delete())


def test_nothing_is_verified_without_a_proof(plan, took_place, manager):
    record = record_training(plan=plan, user=manager, fields=took_place)
    refused(lambda: all_of(record).update(verified_by=manager, verified_at=timezone.now()))
    with pytest.raises(ValidationError):
        verify_record(record=record, user=manager)


def test_a_training_meets_what_its_own_plan_holds(plan, employee, took_place, manager):
    another = plan_development(employee=employee, year=2016)
    fields = {**took_place, "entered_by": manager}
    refused(lambda: DevelopmentRecord.objects.create(plan=another, **fields))
    with pytest.raises(ValidationError):
        record_training(plan=another, user=manager, fields=took_place)


def test_one_plan_a_year(plan, employee):
    refused(lambda: DevelopmentPlan.objects.create(employee=employee, year=2015))


def test_a_decision_names_who_and_when(plan, record, manager):
    refused(lambda: all_of(plan).update(adopted_by=manager))
    refused(lambda: all_of(plan).update(adopted_at=timezone.now()))
    refused(lambda: all_of(record).update(verified_at=timezone.now()))


def test_a_file_that_lies_about_itself_is_refused_with_words(plan, took_place, manager):
    file = ContentFile(b"MZ\x90", name="potvrda.pdf")
    with pytest.raises(ValidationError):
        record_training(plan=plan, user=manager, fields={**took_place, "proof": file})
    assert not DevelopmentRecord.objects.exists()


@pytest.mark.django_db
def test_every_trigger_is_there():
    assert guards.missing() == []

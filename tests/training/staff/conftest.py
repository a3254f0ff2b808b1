"""An employee with an account, who adopts for others, and a plan with one planned training."""

from datetime import date

import pytest

from tests.factories import people
from training.models import Employee
from training.staff.services import plan_development, plan_training


@pytest.fixture
def manager(db):
    return people.account("manager")


@pytest.fixture
def employee(db):
    account = people.account("employee")
    return Employee.objects.create(
        name="Запослени 2", account=account, employed_from=date(2012, 7, 2)
    )


@pytest.fixture
def plan(employee):
    return plan_development(employee=employee, year=2015)


@pytest.fixture
def item(plan):
    return plan_training(
        plan=plan, need="Разговор", kind="external", training="Обука", hours=16, due=None
    )


@pytest.fixture
def took_place(item):
    """What is recorded of the planned training."""
    return {
        "item": item,
        "kind": "external",
        "training": "Обука",
        "provider": "Организатор",
        "ended_on": date(2015, 6, 30),
        "hours": 16,
    }

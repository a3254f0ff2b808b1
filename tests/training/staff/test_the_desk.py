"""Plans are kept, adopted and verified in the desk; an employee sees their own alone."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foundation.accounts.roles import ROLES
from foundation.models import User
from tests.factories import people
from tests.factories.accounts import enter_desk, make_account
from training.models import DevelopmentItem, DevelopmentPlan, DevelopmentRecord
from training.staff.services import adopt_plan, record_training

DONE = {
    "kind": "external",
    "training": "Обука",
    "provider": "Организатор",
    "ended_on": "2015-06-30",
    "hours": "16",
}


@pytest.fixture
def desk(client, site_tree_ready):
    return enter_desk(client, make_account("manager"))


@pytest.fixture
def site_tree_ready(index):
    """The site's first pages, which account pages lead to."""


def proof():
    return SimpleUploadedFile("potvrda.txt", "Потврда".encode(), "text/plain")


def test_a_plan_is_written_adopted_and_met_in_the_desk(desk, employee):
    desk.post(reverse("staff_plans"), {"employee": employee.pk, "year": 2015})
    plan = DevelopmentPlan.objects.get()
    need = {"need": "Разговор", "kind": "external", "training": "Обука", "hours": 16}
    desk.post(reverse("staff_item", args=[plan.pk]), {f"item-{k}": v for k, v in need.items()})
    assert desk.post(reverse("staff_adopt", args=[plan.pk])).status_code == 302
    item = DevelopmentItem.objects.get()
    form = {f"record-{key}": value for key, value in {**DONE, "item": item.pk}.items()}
    answer = desk.post(reverse("staff_record", args=[plan.pk]), {**form, "record-proof": proof()})
    assert answer.status_code == 302
    record = DevelopmentRecord.objects.get()
    desk.post(reverse("staff_verify", args=[record.pk]))
    record.refresh_from_db()
    assert record.verified_by_id
    page = desk.get(reverse("staff_plan", args=[plan.pk])).content.decode()
    assert "potvrda" not in page
    assert reverse("staff_proof", args=[record.pk]) in page
    assert "1 / 1 (100 %)" in desk.get(reverse("staff_plans")).content.decode()


def test_a_mistake_is_explained_and_nothing_lost(desk, plan):
    form = {f"record-{key}": value for key, value in {**DONE, "ended_on": "2014-06-30"}.items()}
    answer = desk.post(reverse("staff_record", args=[plan.pk]), form)
    assert answer.status_code == 422
    assert "Организатор" in answer.content.decode()
    answer = desk.post(reverse("staff_item", args=[plan.pk]), {"item-need": "Разговор"})
    assert answer.status_code == 422


@pytest.mark.parametrize("role", ["author", "reviewer", "publisher", "campaign_editor"])
def test_other_roles_see_no_plan(client, index, plan, role):
    desk = enter_desk(client, make_account(role))
    for name, args in [
        ("staff_plans", []),
        ("staff_plan", [plan.pk]),
        ("staff_table", [2015, "csv"]),
    ]:
        assert "Запослени 2" not in desk.get(reverse(name, args=args), follow=True).content.decode()


def test_who_keeps_plans_without_deciding_adopts_none(client, index, plan, item):
    desk = enter_desk(client, make_account("course_administrator"))
    assert desk.get(reverse("staff_plan", args=[plan.pk])).status_code == 200
    desk.post(reverse("staff_adopt", args=[plan.pk]))
    plan.refresh_from_db()
    assert plan.adopted_at is None


def test_the_year_is_taken_away_and_no_spreadsheet_runs_it(desk, plan, item, took_place, manager):
    bad = "=HYPERLINK(1)"
    record_training(plan=plan, user=manager, fields={**took_place, "provider": bad})
    text = desk.get(reverse("staff_table", args=[2015, "csv"])).content.decode("utf-8-sig")
    assert f"'{bad}" in text
    book = openpyxl.load_workbook(
        io.BytesIO(desk.get(reverse("staff_table", args=[2015, "xlsx"])).content)
    )
    cells = {cell.value: cell.data_type for row in book.active.rows for cell in row}
    assert cells[bad] == "s"
    assert cells[16] == "n"


def test_the_list_asks_as_often_for_many(desk, employee, plan):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            desk.get(reverse("staff_plans") + "?year=2015")
        return len(queries)

    asked()
    before = asked()
    for number in range(4):
        more = type(employee).objects.create(name=f"З {number}", employed_from="2012-07-02")
        DevelopmentPlan.objects.create(employee=more, year=2015)
    # What is kept was made for what was there before.
    asked()
    assert asked() == before


@pytest.fixture
def own(client, index, employee):
    client.force_login(employee.account)
    return client


def test_an_employee_sees_and_records_their_own(own, plan, item):
    assert reverse("staff_own") in own.get(reverse("my_courses")).content.decode()
    assert "Разговор" in own.get(reverse("staff_own")).content.decode()
    address = reverse("staff_record_own", args=[plan.pk])
    assert own.get(address).status_code == 200
    answer = own.post(address, {**DONE, "item": item.pk, "proof": proof()})
    assert answer.status_code == 302
    record = DevelopmentRecord.objects.get()
    taken = own.get(reverse("staff_proof", args=[record.pk]))
    assert b"".join(taken) == "Потврда".encode()
    assert "filename*=utf-8''" in taken["Content-Disposition"]
    assert "no-store" in taken["Cache-Control"]


def test_nobody_else_has_such_a_page_or_that_proof(client, index, plan, took_place, manager):
    fields = {**took_place, "proof": proof()}
    record = record_training(plan=plan, user=manager, fields=fields)
    address = reverse("staff_proof", args=[record.pk])
    assert client.get(address).status_code == 404
    assert client.get(reverse("staff_own")).status_code == 302
    client.force_login(people.account("somebody"))
    assert client.get(address).status_code == 404
    assert client.get(reverse("staff_own")).status_code == 404
    assert reverse("staff_own") not in client.get(reverse("my_courses")).content.decode()
    assert client.post(reverse("staff_record_own", args=[plan.pk]), DONE).status_code == 404


def test_a_year_is_public_only_with_an_adopted_plan_and_names_nobody(
    client, index, plan, item, manager
):
    address = reverse("staff_year", args=[2015])
    assert client.get(address).status_code == 404
    adopt_plan(plan=plan, user=manager)
    page = client.get(address).content.decode()
    assert "3.2.3" in page
    assert "Запослени 2" not in page
    # One employee is too few to be counted in public.
    assert "премало људи" in page


def test_who_adopted_for_an_employee_does_not_become_them(desk, plan, item):
    manager = User.objects.get(groups__name=ROLES["manager"].name)
    adopt_plan(plan=plan, user=manager)
    somebody = people.account("somebody")
    address = reverse("employees:edit", args=[plan.employee_id])
    told = {"name": "Запослени 2", "employed_from": "2012-07-02"}
    manager.is_superuser = True
    manager.save()
    answer = desk.post(address, {**told, "account": manager.pk})
    assert answer.status_code == 200
    assert "account" in answer.context["form"].errors
    assert desk.post(address, {**told, "account": somebody.pk}).status_code == 302
    plan.employee.refresh_from_db()
    assert plan.employee.account == somebody

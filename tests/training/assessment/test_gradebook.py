"""Marks, changed results and gradebooks: for trainers of the group and administrators alone."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse
from pypdf import PdfReader

from tests.factories import people
from tests.factories.accounts import enter_desk, make_account
from tests.factories.cohorts import make_person
from training.assessment import services
from training.assessment.results import result_of, with_results
from training.cohorts.services import enrol_person
from training.models import (
    Answer,
    Assessment,
    Attempt,
    CohortTrainer,
    Mark,
    Person,
    ResultOverride,
)


@pytest.fixture
def attempt(quiz, enrolment):
    begun = services.start_attempt(enrolment=enrolment, assessment=quiz)
    for key in ("single", "multiple", "ordering", "matching", "number", "free"):
        services.answer_item(attempt=begun, key=f"pitanje-{key}", given="16")
    return Attempt.objects.get()


@pytest.fixture
def administrator(client, attempt):
    return enter_desk(client, make_account("course_administrator"))


def result():
    return result_of(with_results(Attempt.objects.all()).get())


def test_a_free_answer_is_marked_in_the_desk(administrator, attempt):
    answer = Answer.objects.get(item__is_free=True)
    url = reverse("mark_answer", args=[answer.pk])
    assert url in administrator.get(reverse("gradebooks")).text
    assert "Потпун одговор." in administrator.get(url).text
    assert administrator.post(url, {"points": "2"}).status_code == 422
    assert administrator.post(url, {"points": "0.5", "comment": "Добро."}).status_code == 302
    assert (Mark.objects.get().points, result().points, result().waiting) == (50, 150, 0)
    assert administrator.get(url).status_code == 404


def test_a_result_is_changed_with_a_reason_only(administrator, attempt):
    url = reverse("override_result", args=[attempt.pk])
    assert administrator.post(url, {"points": "5", "reason": ""}).status_code == 422
    assert administrator.post(url, {"points": "9", "reason": "Пример."}).status_code == 422
    assert administrator.post(url, {"points": "5", "reason": "Пример."}).status_code == 302
    assert ResultOverride.objects.get().reason == "Пример."
    assert (result().points, result().is_passed) == (500, True)


def test_a_gradebook_is_taken_away_and_runs_nothing(administrator, attempt, enrolment):
    Person.objects.filter(pk=enrolment.person_id).update(name="=1+1")
    files = {
        ending: administrator.get(reverse("gradebook_file", args=[enrolment.cohort_id, ending]))
        for ending in ("csv", "xlsx", "pdf")
    }
    rows = list(csv.reader(io.StringIO(files["csv"].content.decode("utf-8-sig"))))
    assert rows[1][0] == "'=1+1"
    assert rows[1][1].startswith("1 / 6")
    sheet = openpyxl.load_workbook(io.BytesIO(files["xlsx"].content)).active
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    pdf = PdfReader(io.BytesIO(files["pdf"].content))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "=1+1" in pdf.pages[0].extract_text()


def test_on_paper_each_person_has_a_line_of_their_own(administrator, attempt, enrolment):
    Person.objects.filter(pk=enrolment.person_id).update(name="Полазник први")
    enrol_person(person=make_person(name="Полазник други"), cohort=enrolment.cohort)
    address = reverse("gradebook_file", args=[enrolment.cohort_id, "pdf"])
    pdf = PdfReader(io.BytesIO(administrator.get(address).content))
    text = pdf.pages[0].extract_text(extraction_mode="layout")
    lines = [line for line in text.splitlines() if "Полазник" in line]
    assert len(lines) == 2
    assert ["1 / 6" in line for line in lines] == [False, True]


def test_two_tests_of_one_name_keep_a_column_each(administrator, attempt, quiz, enrolment):
    another = {"slug": "drugi", "title": quiz.title, "mode": quiz.mode, "items": quiz.items}
    Assessment.objects.create(course=quiz.course, live=True, **another)
    address = reverse("gradebook_file", args=[enrolment.cohort_id, "csv"])
    rows = list(csv.reader(io.StringIO(administrator.get(address).content.decode("utf-8-sig"))))
    assert len(set(rows[0])) == 3
    assert sorted(rows[1][1:])[0] == ""


def addresses(attempt):
    return [
        reverse("gradebooks"),
        reverse("gradebook", args=[attempt.enrolment.cohort_id]),
        reverse("gradebook_file", args=[attempt.enrolment.cohort_id, "csv"]),
        reverse("mark_answer", args=[Answer.objects.get(item__is_free=True).pk]),
        reverse("override_result", args=[attempt.pk]),
    ]


@pytest.mark.parametrize("role", ["author", "publisher", "reviewer"])
def test_others_in_the_desk_find_nothing(client, attempt, role):
    enter_desk(client, make_account(role))
    for address in addresses(attempt):
        for verb in ("get", "post", "head"):
            assert getattr(client, verb)(address).status_code == 404


def test_a_trainer_sees_their_own_group(client, attempt):
    trainer = people.may(make_account(), "wagtailadmin.access_admin")
    enter_desk(client, trainer)
    assert client.get(addresses(attempt)[1]).status_code == 404
    CohortTrainer.objects.create(cohort=attempt.enrolment.cohort, user=trainer)
    assert [client.get(address).status_code for address in addresses(attempt)] == [200] * 5


def test_a_gradebook_is_in_the_order_of_the_alphabet(administrator, attempt, enrolment):
    Person.objects.filter(pk=enrolment.person_id).update(name="Џ")
    for name in ("Ш", "Љ", "Л"):
        enrol_person(person=make_person(name=name), cohort=enrolment.cohort)
    address = reverse("gradebook_file", args=[enrolment.cohort_id, "csv"])
    rows = list(csv.reader(io.StringIO(administrator.get(address).content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["Л", "Љ", "Џ", "Ш"]

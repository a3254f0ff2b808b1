"""A table of participants: bad rows are named, and read again it changes nothing."""

import io

import pytest
from django.utils.translation import override
from openpyxl import Workbook

from tests.factories.cohorts import make_cohort
from training.cohorts.importing import import_table, try_table
from training.models import Enrolment, Person

HEAD = "Име и презиме;Е-пошта;Установа;Сектор\r\n"
GOOD = (
    "Полазник 1;csr@example.org;ЦСР Пример;Социјални рад\r\n"
    "Полазник 2;csr@example.org;ЦСР Пример;social\r\n"
)
BAD = (
    "=HYPERLINK(1);a@example.org;ЦСР;social\r\n"
    ";b@example.org;ЦСР;social\r\n"
    "Полазник 3;није адреса;ЦСР;social\r\n"
    "Полазник 4;;ЦСР;војска\r\n"
    "полазник  1;CSR@example.org;ЦСР;social\r\n"
)


@pytest.fixture
def cohort(course):
    return make_cohort(course, capacity=3)


def csv_of(text):
    return {"name": "ljudi.csv", "data": text.encode("utf-8-sig")}


def test_a_trial_names_each_bad_row_and_writes_nothing(cohort):
    trial = try_table(cohort=cohort, **csv_of(HEAD + GOOD + BAD))
    assert [number for number, _ in trial.wrong] == [4, 5, 6, 7, 8]
    assert [line.number for line in trial.new] == [2, 3]
    assert import_table(cohort=cohort, **csv_of(HEAD + GOOD + BAD)).wrong
    assert not Person.objects.exists()


def test_all_that_is_wrong_with_a_row_is_told_at_once(cohort):
    (wrong,) = try_table(cohort=cohort, **csv_of(HEAD + ";није адреса;ЦСР;војска\r\n")).wrong
    assert wrong[0] == 2
    assert wrong[1].count("; ") >= 2
    assert "војска" in wrong[1]


def test_a_second_run_changes_nothing(cohort):
    assert len(import_table(cohort=cohort, **csv_of(HEAD + GOOD)).new) == 2
    before = list(Enrolment.objects.values()), list(Person.objects.values())
    again = import_table(cohort=cohort, **csv_of(HEAD + GOOD))
    assert (len(again.new), len(again.there)) == (0, 2)
    assert (list(Enrolment.objects.values()), list(Person.objects.values())) == before
    assert {person.email for person in Person.objects.all()} == {"csr@example.org"}


def test_no_more_than_there_are_seats(cohort):
    many = "".join(f"Полазник {n};;ЦСР;social\r\n" for n in range(4))
    assert [number for number, _ in try_table(cohort=cohort, **csv_of(HEAD + many)).wrong] == [5]


def test_a_workbook_is_read_and_its_formulas_are_bad(cohort):
    book = Workbook()
    for row in (["Name", "Sector"], ["Полазник 1", "police"], ["=1+1", "police"]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    trial = try_table(cohort=cohort, name="ljudi.xlsx", data=out.getvalue())
    assert [line.fields["sector"] for line in trial.new] == ["police"]
    assert [number for number, _ in trial.wrong] == [3]


@pytest.mark.parametrize("language", ["sr", "en"])
def test_a_table_may_name_sectors_in_either_language(cohort, language):
    rows = "A;;;Социјални рад\r\nB;;;socijalni rad\r\nC;;;Social work\r\nD;;;Свемир\r\n"
    with override(language):
        trial = try_table(cohort=cohort, **csv_of(HEAD + rows))
    assert [line.fields["sector"] for line in trial.new] == ["social"] * 3
    ((number, said),) = trial.wrong
    assert number == 5
    assert "Свемир" in said

"""What is held about somebody can be had and erased, and ends; no area forgets what it holds."""

import io
import json
import re
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone, translation

from tests.factories import people
from tests.factories.accounts import enter_desk, make_account
from tests.factories.cohorts import make_cohort, make_person, put_days, put_window
from training.cohorts.services import enrol_person
from training.models import Application, Cohort, Employee, Enrolment, Person, TrainingEvent
from training.records import retention
from training.records.copies import name_of, shown
from training.records.erasure import NOBODY, erase_person
from training.records.registry import holdings

ROOTS = {"training.Person", "training.Employee"}
# Rows about how a group works; who acted in it is staff, named by account.
ABOUT_STAFF = {"training.CohortTrainer"}


def hangs_on_somebody(model, seen=()):
    """Say whether a model leads to a person by keys."""
    if model._meta.label in ROOTS:
        return True
    return any(
        hangs_on_somebody(field.related_model, (*seen, model))
        for field in model._meta.concrete_fields
        if field.is_relation
        # A group's last change is an entry about the group.
        and field.name != "change"
        and field.related_model not in (*seen, model)
        and field.related_model._meta.app_label == "training"
    )


def test_every_model_that_hangs_on_a_person_says_what_it_holds():
    """Add what is missing to ``training/records/holdings.py``."""
    models = apps.get_app_config("training").get_models()
    found = {model._meta.label for model in models if hangs_on_somebody(model)}
    assert found - ABOUT_STAFF - {each.model for each in holdings()} == set()


def test_every_path_leads_to_a_person(db):
    for holding in holdings():
        model = apps.get_model(holding.model)
        assert list(model._default_manager.filter(**{holding.path or "pk": 0})) == []


def test_every_field_is_called_by_a_word_that_readers_know():
    """Name what Django calls after its column in ``training/records/copies.py``."""
    with translation.override("sr"):
        names = {
            f"{holding.model}.{field.name}": name_of(field)
            for holding in holdings()
            for field in apps.get_model(holding.model)._meta.concrete_fields
            if field.name not in holding.hidden and not field.primary_key
        }
    assert {field: name for field, name in names.items() if re.search("[a-z_]{3}", name)} == {}


def test_what_is_held_is_shown_in_words(db):
    moment = datetime(2015, 2, 27, 9, 30, tzinfo=UTC)
    with translation.override("sr"):
        assert shown(moment) == "27. фебруар 2015. 10:30"
        assert shown(date(2015, 2, 27)) == "27. фебруар 2015."
        assert [shown(value) for value in (None, "", [], {}, True, False)] == [*"––––", "да", "не"]
        assert shown({"a": "Прво", "b": {"c": "Друго", "d": ""}}) == "Прво; Друго"


@pytest.fixture
def user(db):
    return people.account("trainee")


@pytest.fixture
def person(user):
    return make_person(user=user, name="Ђорђе Љубић", institution="Центар за социјални рад")


@pytest.fixture
def enrolment(person, course):
    return enrol_person(person=person, cohort=make_cohort(course))


@pytest.fixture
def own(client, index, enrolment, user):
    client.force_login(user)
    return client


def test_everything_is_shown_and_taken_as_a_file(own):
    page = own.get(reverse("records_own")).content.decode()
    assert "Ђорђе Љубић" in page
    assert "Центар за социјални рад" in page
    archive = zipfile.ZipFile(io.BytesIO(own.get(reverse("records_take")).content))
    data = json.loads(archive.read("podaci.json"))
    names = {part["name"] for part in data["parts"]}
    assert {"account", "training.Person", "training.Enrolment", "training.TrainingEvent"} <= names
    assert "Ђорђе Љубић" in archive.read("podaci.txt").decode("utf-8-sig")
    latin = own.get("/sr-latn" + reverse("records_take")).content
    text = zipfile.ZipFile(io.BytesIO(latin)).read("podaci.txt").decode("utf-8-sig")
    assert "Đorđe Ljubić" in text


def test_the_journal_says_in_words_what_it_is_about(own, enrolment):
    assert TrainingEvent.objects.filter(subject=f"enrolment:{enrolment.pk}").exists()
    page = own.get("/sr-latn" + reverse("records_own")).content.decode()
    assert "enrolment:" not in page
    assert "upis" in page
    with translation.override("en"):
        assert TrainingEvent(subject="enrolment:1").shown_subject == "enrolment"
    assert [TrainingEvent(subject=each).shown_subject for each in ("gone:1", "")] == ["gone", ""]


def test_nothing_of_anybody_else_is_in_it(own, course):
    enrol_person(person=make_person(name="Неко други"), cohort=Cohort.objects.get())
    Employee.objects.create(name="Запослени 2", employed_from="2012-07-02")
    raw = zipfile.ZipFile(io.BytesIO(own.get(reverse("records_take")).content)).read("podaci.json")
    assert "Неко други" not in raw.decode()
    assert "Запослени 2" not in raw.decode()


@pytest.mark.parametrize("name", ["records_own", "records_take"])
def test_a_stranger_is_led_to_sign_in(client, index, name):
    assert client.get(reverse(name)).status_code == 302


def test_the_notice_is_for_anybody_and_names_what_is_held(client, index):
    page = client.get(reverse("records_notice")).content.decode()
    assert all(str(holding.label) in page for holding in holdings())


def test_who_asks_is_erased_by_an_administrator_and_the_journal_names_nobody(own, client, person):
    assert own.get(reverse("records_ask")).status_code == 405
    own.post(reverse("records_ask"))
    own.post(reverse("records_ask"))
    assert TrainingEvent.objects.filter(kind="erasure.asked").count() == 1
    desk = enter_desk(client, make_account("course_administrator"))
    address = reverse("records_erase", args=[person.pk])
    assert desk.get(address).status_code == 200
    assert desk.post(address, {"reason": " "}).status_code == 422
    assert desk.post(address, {"reason": "На захтев"}).status_code == 302
    person.refresh_from_db()
    assert person.name.startswith(NOBODY)
    assert (person.email, person.institution, person.user) == ("", "", None)
    events = TrainingEvent.objects.filter(person=person)
    assert "Ђорђе" not in repr(list(events.values()))
    assert desk.get(address).status_code == 404


def test_nobody_is_erased_who_did_not_ask(client, index, person):
    desk = enter_desk(client, make_account("course_administrator"))
    assert desk.post(reverse("records_erase", args=[person.pk]), {"reason": "x"}).status_code == 404


def test_an_erased_participant_can_sign_in_no_more_but_stays_counted(user, enrolment, person):
    user.set_password("лозинка која важи")
    user.save()
    erase_person(person=person, by=None, reason="На захтев")
    user.refresh_from_db()
    assert not user.is_active
    assert not user.has_usable_password()
    assert "trainee" not in user.email
    assert Enrolment.objects.filter(pk=enrolment.pk).exists()


def test_an_account_with_a_role_stays(course):
    user = make_account("publisher")
    person = make_person(user=user, name="Уредник")
    erase_person(person=person, by=None, reason="На захтев")
    user.refresh_from_db()
    assert user.is_active


def years_ago(days):
    return timezone.now() - timedelta(days=days)


def test_the_schedule_ends_what_it_says_and_nothing_sooner(course):
    cohort = make_cohort(course)
    for number, (state, days) in enumerate(
        [("refused", 400), ("refused", 300), ("withdrawn", 400), ("pending", 400)], start=1
    ):
        Application.objects.create(
            cohort=cohort,
            person=make_person(name=f"Кандидат {number}"),
            number=number,
            state=state,
            institution="Установа",
            sector="police",
            submitted_at=years_ago(days),
            decided_at=None if state == "pending" else years_ago(days),
            decided_by=people.account(f"decides-{number}") if state == "refused" else None,
            reason="Места" if state == "refused" else "",
        )
    done = retention.carry_out()
    assert done["refused applications"] == 2
    assert set(Application.objects.values_list("number", flat=True)) == {2, 4}


def test_participants_are_forgotten_three_years_after_the_last_training(course, person):
    cohort = make_cohort(course)
    enrolment = enrol_person(person=person, cohort=cohort)
    assert retention.carry_out()["participants"] == 0
    old = timezone.localdate() - timedelta(days=1200)
    days = ("applications_from", "applications_until", "starts_on", "ends_on")
    put_days(cohort, **dict.fromkeys(days, old))
    put_window(enrolment, active_from=years_ago(1250), active_until=years_ago(1100))
    assert retention.carry_out()["participants"] == 1
    assert retention.carry_out()["participants"] == 0
    assert Person.objects.get(pk=person.pk).name.startswith(NOBODY)


def test_the_task_runs_once_a_day(db):
    from foundation.models import DailyRun

    retention.carry_out_if_due()
    assert DailyRun.objects.filter(name=retention.NAME).count() == 1

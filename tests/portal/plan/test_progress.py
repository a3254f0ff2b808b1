"""Is what was reported kept, told with who said so, and never called done without a proof?"""

import datetime
import json

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from portal.plan.comparing import changed_words
from portal.plan.models import Activity, Measure, PlanPage, Risk, State, StatusReport
from portal.plan.printed import printed
from portal.plan.progress import CLAIMED, PROGRESS_LABELS, UNREPORTED, shown_progress
from tests.factories.accounts import enter_desk, make_account

pytestmark = pytest.mark.usefixtures("begin_with_the_small_plan")

DAY = datetime.date(2016, 6, 30)


@pytest.fixture
def report(activity):
    """Report on an activity of the small plan."""

    def add(state=State.DONE, slug="1.1.1", **fields):
        told = {"as_of": DAY, "said_by": "Служба за координацију", "basis": "Учињено је.", **fields}
        about = {} if "measure" in told else {"activity": activity(slug)}
        return StatusReport.objects.create(state=state, **about, **told)

    return add


def test_done_is_claimed_until_something_shows_it(report):
    said = report()
    proven = report(source_title="Записник", source_url="https://example.org/zapisnik")
    assert shown_progress([said], has_evidence=False).state == CLAIMED
    assert shown_progress([said], has_evidence=True).state == State.DONE
    assert shown_progress([proven], has_evidence=False).state == State.DONE
    assert shown_progress([], has_evidence=True).state == UNREPORTED


def test_the_last_report_counts_and_the_others_stay(client, report):
    report(State.UNDER_WAY, basis="Прво.")
    report(State.DROPPED, basis="Друго.")
    page = client.get("/plan-rada/2016/1.1.1/").content.decode()
    assert page.index("Друго.") < page.index("Прво.")
    shown = client.get("/plan-rada/2016/").context["goals"][0]["specific_goals"][0]["activities"]
    assert shown[0].progress.state == State.DROPPED


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE portal_statusreport SET state = 'done'",
        "UPDATE portal_statusreport SET said_at = '2015-01-01'",
        "DELETE FROM portal_statusreport",
    ],
)
def test_sql_cannot_change_history(report, statement):
    report(State.UNDER_WAY)
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    with pytest.raises(ValidationError):
        StatusReport.objects.all().delete()


@pytest.mark.parametrize(
    "wrong",
    [
        {"said_by": ""},
        {"basis": ""},
        {"state": "finished"},
        {"source_title": "Без адресе"},
        {"source_url": "https://example.org/"},
        {"measure": None, "activity": None},
    ],
)
def test_the_database_refuses_a_report_that_says_too_little(report, plan, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        report(**({"plan": plan} | wrong))


def test_what_is_reported_on_is_not_deleted(client, report, plan):
    report()
    desk = enter_desk(client, make_account("administrator"))
    answer = desk.post(f"/admin/pages/{plan.pk}/delete/", follow=True)
    assert answer.status_code == 200
    assert PlanPage.objects.filter(pk=plan.pk).exists()


def form(activity, **fields):
    return {
        "activity": activity.pk,
        "measure": "",
        "state": "done",
        "as_of": "2016-06-30",
        "said_by": "Служба за координацију",
        "basis": "Обучено је 40 стручњака.",
        "said_by_en": "",
        "basis_en": "",
        "source_title": "",
        "source_title_en": "",
        "source_url": "",
        **fields,
    }


def test_a_manager_adds_reports_and_changes_none(client, activity):
    manager = make_account("manager")
    desk = enter_desk(client, manager)
    answer = desk.post("/admin/status_reports/new/", form(activity("1.1.1")))
    assert answer.status_code == 302
    made = StatusReport.objects.get()
    assert made.entered_by == manager
    assert made.plan_id == activity("1.1.1").plan_id
    for address in ("edit", "delete"):
        answer = desk.post(f"/admin/status_reports/{address}/{made.pk}/", {"state": "dropped"})
        assert answer.status_code in {302, 403, 404}
    assert StatusReport.objects.get().state == "done"
    assert desk.get("/admin/status_reports/").status_code == 200
    assert desk.get(f"/admin/status_reports/inspect/{made.pk}/").status_code == 200


def test_a_superuser_changes_none_either(client, report):
    made = report()
    admin = make_account("administrator")
    admin.is_superuser = True
    admin.save()
    desk = enter_desk(client, admin)
    for address in ("edit", "delete"):
        answer = desk.post(f"/admin/status_reports/{address}/{made.pk}/", {"state": "dropped"})
        assert answer.status_code in {302, 403, 404}
    assert StatusReport.objects.get().state == made.state


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"basis": "Идентификоване су 4 девојчице и 2 дечака."}, "basis"),
        ({"as_of": "2999-01-01"}, "as_of"),
        ({"source_title": "Записник"}, "source_url"),
        ({"source_title_en": "Minutes"}, "source_title"),
        ({"said_by_en": "Ana, 12, of Main Street 3, was trafficked with 2 girls"}, "said_by_en"),
        ({"said_by": ""}, "said_by"),
    ],
)
def test_what_must_not_be_said_is_refused_where_it_stands(client, activity, fields, field):
    desk = enter_desk(client, make_account("manager"))
    answer = desk.post("/admin/status_reports/new/", form(activity("1.1.1"), **fields))
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not StatusReport.objects.exists()


@pytest.mark.parametrize("role", ["author", "reviewer", "publisher", "campaign_editor"])
def test_nobody_else_reports(client, activity, role):
    desk = enter_desk(client, make_account(role))
    desk.post("/admin/status_reports/new/", form(activity("1.1.1")))
    assert not StatusReport.objects.exists()


def test_measures_and_risks_stand_beside_their_activity(client, plan, activity, report):
    measure = Measure.objects.create(
        activity=activity("1.1.1"), code="3.2", name="Мера", due=datetime.date(2016, 3, 1)
    )
    report(State.UNDER_WAY, measure=measure)
    risk = Risk.objects.create(plan=plan, name="Ризик судског поступка")
    risk.activities.add(activity("1.1.1"))
    page = client.get("/plan-rada/2016/1.1.1/")
    assert page.context["measures"][0].is_overdue
    assert page.context["measures"][0].progress.state == State.UNDER_WAY
    assert "Ризик судског поступка" in page.content.decode()
    assert not client.get("/plan-rada/2016/1.1.2/").context["risks"]


def test_reports_are_taken_away_in_the_script_of_the_address(client, report):
    report(State.UNDER_WAY, basis="=Учињено", said_by="Служба")
    rows = client.get("/sr-latn/plan-rada/2016/stanje.csv").content.decode("utf-8-sig")
    assert "'=Učinjeno" in rows
    data = json.loads(client.get("/plan-rada/2016/stanje.json").content)
    assert data["reports"][0]["said_by"] == "Служба"
    assert set(data["about"]["states"]) == set(map(str, PROGRESS_LABELS))


CLAIMED_MEANS, NONE_MEANS = "„Тврди се“ значи", "„Још без извештаја“ значи"


def test_a_state_is_explained_only_where_it_is_named(client, plan, activity, report):
    def said():
        answer = client.get("/plan-rada/2016/izvestaj/")
        names = answer.context.keys()
        told = {name: answer.context[name] for name in names}
        with translation.override("sr"):
            document = printed(told, "/")["words"]["claimed"]
        found = [means in answer.text for means in (CLAIMED_MEANS, NONE_MEANS)]
        assert found == [means in document for means in (CLAIMED_MEANS, NONE_MEANS)]
        return found

    assert said() == [False, True]
    for slug in Activity.objects.filter(plan=plan).values_list("slug", flat=True):
        report(State.UNDER_WAY, slug=slug)
    assert said() == [False, False]
    measure = Measure.objects.create(activity=activity("1.1.1"), code="3.2", name="Мера", due=DAY)
    assert said() == [False, False], "of a measure without a report no state is named"
    report(measure=measure)
    assert said() == [True, False]


def test_an_english_page_says_which_words_of_a_report_are_serbian(client, english, report):
    where = "https://example.org/zapisnik"
    report(source_title="Записник", source_url=where, basis_en="It was done.")
    page = client.get(f"{english.url}1.1.1/").text
    assert '<span lang="sr-Cyrl">Служба за координацију</span>' in page
    tag = 'lang="sr-Cyrl" hreflang="sr-Cyrl"'
    assert f'<a href="{where}" rel="noreferrer" {tag}>Записник</a>' in page
    assert (
        f'<a href="{where}" rel="noreferrer">Записник</a>'
        in client.get("/plan-rada/2016/1.1.1/").text
    )


TRANSLATED = {
    "said_by": "Служба",
    "said_by_en": "The service",
    "source_title": "Записник",
    "source_title_en": "Minutes",
    "source_url": "https://example.org/zapisnik",
}


def test_an_english_page_names_who_says_it_and_the_evidence_in_english(client, english, report):
    report(**TRANSLATED)
    page = client.get(f"{english.url}1.1.1/").text
    assert "Said by: The service." in page
    # The words are English, what they lead to is not.
    assert 'rel="noreferrer" hreflang="sr-Cyrl">Minutes</a>' in page
    assert "Служба" not in page
    assert "Записник" not in page
    serbian = client.get("/plan-rada/2016/1.1.1/").text
    assert "Служба" in serbian
    assert ">Записник</a>" in serbian
    assert "Minutes" not in serbian


def test_what_is_taken_away_and_printed_in_english_says_so_too(client, english, report):
    report(**TRANSLATED)
    row = client.get(f"{english.url}stanje.json").json()["reports"][0]
    assert (row["said_by"], row["source"]) == ("The service", "Minutes")
    answer = client.get(f"{english.url}izvestaj/")
    names = answer.context.keys()
    told = {name: answer.context[name] for name in names}
    with translation.override("en"):
        document = json.dumps(printed(told, "/"))
    assert "Said by: The service." in document
    assert "Evidence: Minutes" in document


def test_a_manager_writes_both_languages(client, activity):
    desk = enter_desk(client, make_account("manager"))
    answer = desk.post("/admin/status_reports/new/", form(activity("1.1.1"), **TRANSLATED))
    assert answer.status_code == 302
    made = StatusReport.objects.get()
    assert (made.said_by_en, made.source_title_en) == ("The service", "Minutes")


def test_twice_the_reports_ask_as_often(client, report):
    addresses = ("/plan-rada/2016/", "/plan-rada/2016/izvestaj/", "/plan-rada/2016/1.1.1/")

    def queries():
        counted = []
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(address).status_code == 200
            counted.append(len(captured))
        return counted

    report()
    before = queries()
    for _time in range(3):
        report(State.UNDER_WAY)
        report(State.UNDER_WAY, slug="1.1.2")
    assert queries() == before


WORDS = st.lists(st.sampled_from(["радити", "на", "усвајању", "индикатора", "2016."]), max_size=8)


@given(WORDS, WORDS)
def test_changed_words_hold_both_texts(before, after):
    words = changed_words(" ".join(before), " ".join(after))
    old = " ".join(word.text for word in words if word.kind != "new")
    new = " ".join(word.text for word in words if word.kind != "gone")
    assert (old, new) == (" ".join(before), " ".join(after))

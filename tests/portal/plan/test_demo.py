"""Does the demonstration hold the real plan, in both languages, once?"""

import datetime
import json

import pytest

from portal.plan.demo import ENGLISH, load_plan
from portal.plan.models import (
    Activity,
    GeneralGoal,
    PartnerStatement,
    PlanEvent,
    PlanPage,
    SpecificGoal,
    StatusReport,
)
from portal.plan.partners import address_of
from tests.portal.plan.test_importing import everything


def test_the_real_plan_is_there_in_both_languages_however_often_it_is_loaded(
    demonstration, db, client
):
    before = everything()
    load_plan()
    assert everything() == before
    for code, address in (("sr", "/plan-rada/2015/"), ("en", "/en/work-plan/2015/")):
        plan = PlanPage.objects.get(locale__language_code=code, year=2015)
        counts = [
            model.objects.filter(plan=plan, live=True).count()
            for model in (GeneralGoal, SpecificGoal, Activity)
        ]
        assert counts == [3, 11, 34]
        assert client.get(address).status_code == 200
    assert not PlanEvent.objects.filter(name_en="").exists()
    assert client.get("/en/work-plan/2015/2.3.2-b/").context["shown"].deadlines[0].text == (
        "Continuously"
    )


def test_the_adoption_of_the_strategy_is_entered_and_nothing_that_is_not_known(demonstration, db):
    for plan in PlanPage.objects.filter(locale__language_code="sr"):
        assert dict(plan.events.values_list("name", "date")) == {
            "Усвајање Стратегије": datetime.date(2017, 8, 4),
            "Усвајање Акционог плана": None,
        }


def test_the_translation_is_whole_and_says_that_it_is_unofficial(document):
    words = json.loads(ENGLISH.read_text(encoding="utf-8"))
    assert "unofficial" in words["note"]
    assert len(words["passages"]) == len(document.passages)
    assert list(words["general_goals"]) == [goal.number for goal in document.general_goals]
    assert list(words["specific_goals"]) == [goal.slug for goal in document.specific_goals]
    assert list(words["activities"]) == [row.slug for row in document.activities]
    assert set(words["events"]) == set(document.events)
    texts = [*words["passages"], *words["activities"].values()]
    assert not any("\u0400" <= sign <= "\u04ff" for text in texts for sign in text)


def test_where_the_overview_words_a_goal_differently_so_does_the_translation(document):
    words = json.loads(ENGLISH.read_text(encoding="utf-8"))["specific_goals"]
    differing = {
        goal.slug
        for goal in document.specific_goals
        if goal.overview.wording.text != goal.wording.text
    }
    assert {slug for slug, told in words.items() if "overview" in told} == differing


@pytest.mark.usefixtures("demonstration")
def test_the_example_says_on_each_page_and_on_paper_that_it_is_one(client, db):
    for address, says in (
        ("/plan-rada/2016/", "Овај план је пример"),
        ("/sr-latn/plan-rada/2016/1.1.1/", "Ovaj plan je primer"),
        ("/en/work-plan/2016/izvestaj/", "This plan is an example"),
        ("/plan-rada/2016/poredjenje/2015/", "Овај план је пример"),
    ):
        assert says in client.get(address).content.decode(), address
    assert "пример. Нико га није донео" not in client.get("/plan-rada/2015/").content.decode()


@pytest.mark.usefixtures("demonstration")
def test_reports_say_in_english_who_reports_and_what_the_evidence_is_called(client, db):
    for report in StatusReport.objects.all():
        assert report.said_by_en, report
        assert bool(report.source_title_en) == bool(report.source_title), report
    page = client.get("/en/work-plan/2015/3.1.3/").content.decode()
    assert "Said by: The authors of this demonstration, from public sources." in page
    assert ">Dnevnik, 30 July 2018</a>" in page


@pytest.mark.usefixtures("demonstration")
def test_a_partner_reported_on_the_example_through_a_link_that_expires(client, db):
    accepted, waits = PartnerStatement.objects.order_by("pk")
    assert accepted.report.said_by == accepted.link.holder.name
    assert waits.decision == "waiting"
    assert client.get(address_of(waits.link)).status_code == 200
    said = client.get("/plan-rada/2016/1.1.1/").content.decode()
    assert accepted.report.basis in said
    assert "није рекао" in said
    assert waits.basis not in client.get("/plan-rada/2016/1.1.2/").content.decode()

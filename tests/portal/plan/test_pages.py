"""What does a reader see of the plan, in each script and in English?"""

import re
from datetime import date

import pytest
from django.utils.html import escape

from portal.plan.models import Activity
from portal.plan.services import PlanFile, import_plan
from portal.plan.status import Status, status_by_deadline
from portal.plan.translating import translate_plan
from tests.portal.plan import small
from tests.portal.plan.test_deadlines import read

pytestmark = pytest.mark.usefixtures("begin_with_the_small_plan")

PLAN = "/plan-rada/2016/"


def shown(response):
    """Return the addresses of the activities that the page lists, in its order."""
    return [
        item.activity.slug
        for general in response.context["goals"]
        for goal in general["specific_goals"]
        for item in goal["activities"]
    ]


def test_the_plan_shows_every_goal_and_activity_in_order(client, plan):
    response = client.get(PLAN)
    assert shown(response) == ["1.1.1", "1.1.2", "1.1.1-b", "1.2.1", "1.2.2"]
    text = response.text
    assert 'href="/plan-rada/2016/1.1.1-b/"' in text
    assert "Унапређено откривање" in text
    assert "Увод у план." in text
    assert "Увести индикаторе" in text


def test_the_list_of_plans_leads_to_the_plan(client, plan):
    assert f'href="{PLAN}"' in client.get("/plan-rada/").text


def test_oddities_of_the_document_are_listed_with_their_lines(client, plan):
    text = client.get(PLAN).text
    for found in ("1.1.1-b", "индикаторe"):
        assert found in text
    groups = client.get(PLAN).context["irregularities"]
    assert sum(len(group["items"]) for group in groups) == len(plan.irregularities)


def test_the_overview_s_own_number_and_words_stand_beside_the_goal(client, plan):
    assert "2.1 Критеријуми су успостављени" in client.get(PLAN).text


def test_the_same_plan_is_read_in_latin_letters(client, plan):
    text = client.get("/sr-latn" + PLAN).text
    assert 'lang="sr-Latn"' in text
    assert "Uvesti indikatore" in text
    assert 'href="/sr-latn/plan-rada/2016/1.1.1-b/"' in text


def test_the_printed_words_stay_letter_for_letter_in_every_script(client, english):
    for address in (
        "/plan-rada/2016/1.1.2/",
        "/sr-latn/plan-rada/2016/1.1.2/",
        "/en/work-plan/2016/1.1.2/",
    ):
        text = client.get(address).text
        # The last letter is Latin, as in the document.
        assert "увести индикаторe" in text


def test_english_readers_read_the_translation_with_the_original_s_facts(client, english):
    text = client.get("/en/work-plan/2016/1.2.2/").text
    for words in (
        "Carry out the plan",
        "International Labour Organization",
        "adoption of the Strategy",
        "спровести план",
    ):
        assert escape(words) in text
    response = client.get("/en/work-plan/2016/")
    assert shown(response) == ["1.1.1", "1.1.2", "1.1.1-b", "1.2.1", "1.2.2"]
    assert "An introduction." in response.text


def test_every_page_leads_to_the_same_page_elsewhere(client, english):
    text = client.get("/plan-rada/2016/1.1.1-b/").text
    for address in (
        "/sr-latn/plan-rada/2016/1.1.1-b/",
        "/en/work-plan/2016/1.1.1-b/",
    ):
        assert f'href="{address}"' in text


def test_an_activity_leads_to_the_one_before_and_the_one_after(client, plan):
    context = client.get("/plan-rada/2016/1.1.1-b/").context
    assert context["previous"]["url"] == "/plan-rada/2016/1.1.2/"
    assert context["next"]["url"] == "/plan-rada/2016/1.2.1/"
    assert client.get("/plan-rada/2016/1.1.1/").context["previous"] is None
    assert client.get("/plan-rada/2016/1.2.2/").context["next"] is None


def test_shared_cells_are_told_and_not_divided(client, plan):
    for slug in ("1.1.1", "1.1.2"):
        response = client.get(f"/plan-rada/2016/{slug}/")
        found = response.context["shown"]
        assert found.sharing == ("1.1.1", "1.1.2")
        assert found.is_compound
        assert [deadline.kind for deadline in found.deadlines] == ["continuous", "range"]
        assert not any(deadline.note for deadline in found.deadlines)
        assert "1.1.1, 1.1.2" in response.text
    assert client.get("/plan-rada/2016/1.1.1-b/").context["shown"].sharing == ()


def test_a_conditional_deadline_falls_due_when_the_last_event_is_dated(client, plan):
    def note():
        return client.get("/plan-rada/2016/1.2.2/").context["shown"]

    assert Status.WAITING in note().statuses
    strategy, action_plan = plan.events.order_by("-name")
    strategy.date = date(2017, 8, 4)
    strategy.save()
    assert Status.WAITING in note().statuses
    assert "Стратегије" not in note().deadlines[0].note
    action_plan.date = date(2016, 5, 1)
    action_plan.save()
    assert Status.DUE_PASSED in note().statuses
    assert "2017" in note().deadlines[0].note


CHOICES = [
    ("goal=1.1", ["1.1.1", "1.1.2", "1.1.1-b"]),
    ("holder=iom", ["1.1.1", "1.1.2"]),
    ("funding=project", ["1.1.1-b", "1.2.1"]),
    ("deadline=compound", ["1.1.1", "1.1.2"]),
    ("deadline=after-events", ["1.2.2"]),
    ("status=waiting", ["1.2.2"]),
    ("status=undetermined", ["1.1.1", "1.1.2"]),
    ("status=continuous", ["1.1.1-b"]),
    ("status=due-passed", ["1.2.1"]),
    ("status=without-evidence", ["1.1.1", "1.1.2", "1.1.1-b", "1.2.1", "1.2.2"]),
    ("holder=centre&funding=project", ["1.2.1"]),
    ("holder=partners&status=waiting", []),
    ("holder=nobody", []),
    ("goal=<script>", []),
    ("page=2", ["1.1.1", "1.1.2", "1.1.1-b", "1.2.1", "1.2.2"]),
]


def test_a_choice_in_the_address_narrows_the_plan(narrowed):
    found = [(query, shown(narrowed(query))) for query, _left in CHOICES]
    assert found == CHOICES


@pytest.fixture
def narrowed(client, plan):
    return lambda query: client.get(f"{PLAN}?{query}")


def test_a_choice_is_kept_told_and_can_be_taken_back(narrowed):
    response = narrowed("holder=iom&funding=budget")
    assert '<option value="iom" selected>' in response.text
    assert f'href="{PLAN}"' in response.text
    assert [str(value) for _label, value in response.context["choice"].told()] == ["ИОМ", "Буџет"]
    assert 'name="robots" content="noindex"' in response.text


def test_an_empty_result_is_explained(narrowed):
    response = narrowed("holder=partners&status=waiting")
    assert response.context["left"] == 0
    assert 'class="empty"' in response.text
    assert response.context["choice"].active


def test_each_choice_says_how_many_it_leaves(narrowed):
    selects = {select["name"]: select for select in narrowed("holder=iom").context["selects"]}
    counts = {option["value"]: option["count"] for option in selects["funding"]["options"]}
    assert counts == {"budget": 2, "project": 0}
    counts = {option["value"]: option["count"] for option in selects["holder"]["options"]}
    assert counts == {"centre": 3, "iom": 2, "partners": 1, "ilo": 1}


def test_an_address_that_is_none_is_not_found(client, plan):
    for slug in ("9.9.9", "1.1.1-c", "1.1", "nesto", "1.1.1%00"):
        assert client.get(f"{PLAN}{slug}/").status_code == 404, slug


def test_the_sitemap_lists_every_activity_in_every_language(client, english):
    text = client.get("/sitemap.xml").text
    for slug in ("", "1.1.1/", "1.1.1-b/"):
        for start in ("/plan-rada/2016/", "/sr-latn/plan-rada/2016/", "/en/work-plan/2016/"):
            assert re.search(rf"<loc>[^<]*{re.escape(start + slug)}</loc>", text)


def test_twice_the_activities_cost_no_more_queries(english, plan, bring, count_queries):
    addresses = (
        *(PLAN, f"{PLAN}1.1.1/", f"{PLAN}plan.json"),
        *("/en/work-plan/2016/", "/en/work-plan/2016/1.1.1/"),
    )
    before = [count_queries(address) for address in addresses]
    more = [
        f"\t1.2.{n}. активност {n}\tЦентар, ИЛО\tБуџет\tНакон усвајања Стратегије"
        for n in range(3, 9)
    ]
    more.append("Специфични циљ 1.3. Још један\t1.3.1. и још\tПартнери\tБуџет\tОд марта")
    bring([*small.LINES, *more])
    translated = {activity.slug: activity.text for activity in plan.activities.all()}
    goals = small.WORDS["specific_goals"] | {"1.3": {"text": "One more"}}
    words = small.WORDS | {"activities": translated, "specific_goals": goals}
    translate_plan(plan=plan, words=words)
    assert Activity.objects.count() == 24
    assert [count_queries(address) for address in addresses] == before


@pytest.mark.parametrize(
    ("words", "today", "status"),
    [
        ("Други квартал", date(2016, 6, 30), Status.NOT_YET_DUE),
        ("Други квартал", date(2016, 7, 1), Status.DUE_PASSED),
        ("Континуирано", date(2030, 1, 1), Status.CONTINUOUS),
        ("Од марта", date(2030, 1, 1), Status.CONTINUOUS),
        ("Први квартал и континуирано", date(2016, 4, 1), Status.DUE_PASSED),
        ("Након усвајања Стратегије", date(2030, 1, 1), Status.WAITING),
        ("Континуирано март-јун", date(2030, 1, 1), Status.UNDETERMINED),
    ],
)
def test_status_follows_from_the_deadline(words, today, status):
    deadline, _report = read(words)
    assert status_by_deadline(deadline, 2016, {}, today) is status


def test_no_deadline_is_an_undetermined_one():
    assert status_by_deadline(None, 2016, {}, date(2016, 1, 1)) is Status.UNDETERMINED


def test_the_real_plan_shows_34_activities_in_each_language(client, site, source):
    import_plan(file=PlanFile("plan.md", source), year=2015)
    assert len(shown(client.get("/plan-rada/2015/"))) == 34
    assert client.get("/plan-rada/2015/2.3.2-b/").context["shown"].number == "2.3.2"

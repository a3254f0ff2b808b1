"""Who may see a plan that is hidden, and does any surface tell others that it is there?"""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.forms import ModelChoiceField
from wagtail.models import PageViewRestriction

from foundation.access import visible_to
from foundation.models import User
from portal.api import activities_for_choice, links_to_activities
from portal.plan.choosing import ActivitySelect
from portal.plan.models import Activity, GeneralGoal, PlanEvent, PlanPage, SpecificGoal

pytestmark = pytest.mark.usefixtures("begin_with_the_small_plan")

SURFACES = [
    "/plan-rada/",
    "/plan-rada/2016/",
    "/plan-rada/2016/1.2.1/",
    "/sr-latn/plan-rada/2016/1.2.1/",
    "/en/work-plan/2016/",
    "/en/work-plan/2016/1.2.1/",
    "/plan-rada/2016/plan.json",
    "/plan-rada/2016/plan.csv",
    "/sitemap.xml",
    "/pretraga/?q=прихватилиште",
]


@pytest.fixture
def cast(db):
    """One of each kind of visitor."""
    colleague = User.objects.create_user("colleague@example.org")
    colleague.groups.add(Group.objects.create(name="Колеге"))
    return {
        "reader": AnonymousUser(),
        "stranger": User.objects.create_user("stranger@example.org"),
        "colleague": colleague,
        "administrator": User.objects.create_superuser("admin@example.org"),
    }


def restrict(page):
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.set(Group.objects.filter(name="Колеге"))


@pytest.mark.parametrize("who", ["reader", "stranger"])
def test_a_restricted_plan_is_nowhere(client, cast, english, who):
    for plan in PlanPage.objects.all():
        restrict(plan)
    if who != "reader":
        client.force_login(cast[who])
    for address in SURFACES:
        text = client.get(address).content.decode()
        assert "Основати" not in text, address
        assert "Found the shelter" not in text, address
    for address in ("/plan-rada/", "/sitemap.xml", "/pretraga/?q=прихватилиште"):
        assert "/2016/" not in client.get(address).text
    for model in (Activity, SpecificGoal, GeneralGoal, PlanEvent):
        assert not visible_to(cast[who], model.objects.all()).exists()


@pytest.mark.parametrize("who", ["colleague", "administrator"])
def test_a_restricted_plan_is_there_for_those_it_is_for(client, cast, english, who):
    restrict(PlanPage.objects.get(locale__language_code="sr"))
    client.force_login(cast[who])
    response = client.get("/plan-rada/2016/1.2.1/")
    assert "Основати" in response.text
    assert "private" in response["Cache-Control"]


def test_a_draft_and_a_withdrawn_activity_are_nowhere(client, plan, activity, reader_request):
    withdrawn = activity("1.2.1")
    key = withdrawn.translation_key
    withdrawn.unpublish()
    draft = activity("1.2.2")
    draft.text = "Тајни нацрт"
    draft.save_revision()
    assert client.get("/plan-rada/2016/1.2.1/").status_code == 404
    for address in ("/plan-rada/2016/", "/plan-rada/2016/1.2.2/", "/plan-rada/2016/plan.json"):
        text = client.get(address).content.decode()
        assert "Основати" not in text
        assert "Тајни" not in text
    assert links_to_activities(reader_request, [key]) == []
    assert withdrawn not in activities_for_choice(AnonymousUser())


def test_a_hidden_printed_document_is_not_offered(client, plan):
    made = ["CSV", "JSON", "CSV", "JSON", "PDF"]
    page = client.get("/plan-rada/2016/")
    assert [item["format"] for item in page.context["downloads"]] == [*made, "MD"]
    assert client.get(page.context["downloads"][-1]["url"]).status_code == 200
    collection = plan.source_document.collection
    collection.view_restrictions.create(restriction_type="login")
    again = client.get("/plan-rada/2016/").context["downloads"]
    assert [item["format"] for item in again] == made


def test_activities_are_offered_for_choice_newest_plan_first(plan, english):
    chosen = activities_for_choice(AnonymousUser())
    assert [str(item) for item in chosen][:2] == [
        "1.1.1 Радити на индикаторима",
        "1.1.2 Увести индикаторе",
    ]
    assert [item.slug for item in activities_for_choice(AnonymousUser(), "en")][-1] == "1.2.2"


def test_links_to_activities_are_in_the_reader_s_language(english, activity, reader_request):
    from django.utils.translation import override

    keys = [activity("1.2.2").translation_key, activity("1.1.1").translation_key]
    assert [link["url"] for link in links_to_activities(reader_request, keys)] == [
        "/plan-rada/2016/1.1.1/",
        "/plan-rada/2016/1.2.2/",
    ]
    with override("en"):
        assert links_to_activities(reader_request, keys)[0] == {
            "title": "1.1.1 Work on indicators",
            "year": 2016,
            "url": "/en/work-plan/2016/1.1.1/",
        }


def test_a_form_offers_activities_beneath_the_year_of_their_plan(plan):
    asked = Activity.objects.filter(locale__language_code="sr")
    field = ModelChoiceField(asked, widget=ActivitySelect())
    groups = field.widget.optgroups("activity", [])
    assert [name for name, _options, _index in groups] == [None, "План рада за 2016. годину"]
    assert len(groups[1][1]) == asked.count() > 3

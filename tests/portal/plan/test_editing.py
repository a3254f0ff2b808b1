"""Can an editor change the parts of a plan in the desk's forms, as drafts first?"""

import pytest
from django.urls import reverse

from portal.plan.models import Activity, PlanEvent, PlanPage
from tests.factories.accounts import enter_desk, make_account

pytestmark = pytest.mark.usefixtures("begin_with_the_small_plan")


@pytest.fixture
def desk(client, site):
    return enter_desk(client, make_account("publisher"))


@pytest.mark.parametrize("model", ["activity", "specificgoal", "generalgoal", "planevent"])
def test_every_list_of_the_plan_opens(desk, plan, model):
    response = desk.get(reverse(f"wagtailsnippets_portal_{model}:list"))
    assert response.status_code == 200


def form_data(activity, **changes):
    """Return what the form of an activity sends, with changes."""
    data = {"text": activity.text, "action-publish": "1"}
    for prefix, rows, name in [
        ("holder_links", activity.holder_links.all(), "holder"),
        ("funding_links", activity.funding_links.all(), "source"),
    ]:
        data |= management(prefix, len(rows))
        for number, row in enumerate(rows):
            data[f"{prefix}-{number}-id"] = row.pk
            data[f"{prefix}-{number}-ORDER"] = number + 1
            data[f"{prefix}-{number}-{name}"] = getattr(row, f"{name}_id")
    parts = activity.deadline_parts.all()
    data |= management("deadline_parts", len(parts))
    for number, part in enumerate(parts):
        data[f"deadline_parts-{number}-id"] = part.pk
        data[f"deadline_parts-{number}-ORDER"] = number + 1
        for name in ("kind", "quarter", "month", "until_month", "event_id", "second_event_id"):
            data[f"deadline_parts-{number}-{name.removesuffix('_id')}"] = getattr(part, name) or ""
    return data | changes


def management(prefix, count):
    return {
        f"{prefix}-TOTAL_FORMS": count,
        f"{prefix}-INITIAL_FORMS": count,
        f"{prefix}-MIN_NUM_FORMS": 0,
        f"{prefix}-MAX_NUM_FORMS": 1000,
    }


def edit_address(part):
    return reverse(f"wagtailsnippets_portal_{part._meta.model_name}:edit", args=[part.pk])


def test_an_activity_is_edited_in_one_form_with_drafts_and_history(desk, activity):
    row = activity("1.2.1")
    assert desk.get(edit_address(row)).status_code == 200
    draft = form_data(row, text="Нацрт")
    del draft["action-publish"]
    assert desk.post(edit_address(row), draft).status_code == 302
    assert activity("1.2.1").text == "Основати прихватилиште"
    changes = {"text": "Објављено", "deadline_parts-0-quarter": 3}
    assert desk.post(edit_address(row), form_data(row, **changes)).status_code == 302
    published = activity("1.2.1")
    assert published.text == "Објављено"
    assert published.deadline.parts[0].quarter == 3
    assert published.revisions.count() == 3
    assert [link.holder.code for link in published.holder_links.all()] == ["centre"]


def test_a_deadline_that_contradicts_itself_is_an_error_in_the_form(desk, activity):
    row = activity("1.2.1")
    response = desk.post(edit_address(row), form_data(row, **{"deadline_parts-0-month": 3}))
    assert response.status_code == 200
    assert activity("1.2.1").revisions.count() == 1


def test_a_translation_is_edited_by_its_words_alone(desk, english):
    row = Activity.objects.get(plan=english, slug="1.2.1")
    response = desk.get(edit_address(row))
    assert "holder_links-TOTAL_FORMS" not in response.text
    data = {"text": "Open the shelter", "action-publish": "1"}
    assert desk.post(edit_address(row), data).status_code == 302
    assert Activity.objects.get(pk=row.pk).text == "Open the shelter"


def test_a_draft_is_previewed_as_the_activity_s_own_page(desk, activity, english):
    for row in (activity("1.2.1"), Activity.objects.get(plan=english, slug="1.2.1")):
        row.text = "Прегледани нацрт"
        row.save_revision()
        address = reverse("wagtailsnippets_portal_activity:preview_on_edit", args=[row.pk])
        data = form_data(row) if row.locale.is_default else {"text": row.text}
        assert desk.post(address, data).json()["is_valid"]
        assert "Прегледани нацрт" in desk.get(address, {"mode": ""}).text


def test_the_date_of_an_event_is_entered_in_its_own_form(desk, plan):
    event = plan.events.first()
    data = {"name_en": "adoption", "date": "2017-08-04"}
    assert desk.post(edit_address(event), data).status_code == 302
    assert str(PlanEvent.objects.get(pk=event.pk).date) == "2017-08-04"


def test_an_activity_is_added_by_hand(desk, activity):
    goal = activity("1.2.1").specific_goal
    model = form_data(activity("1.2.1"), specific_goal=goal.pk, number="1.2.3", slug="1.2.3")
    for key in [key for key in model if key.endswith("INITIAL_FORMS")]:
        model[key] = 0
    for key in [key for key in model if key.endswith("-0-id")]:
        del model[key]
    address = reverse("wagtailsnippets_portal_activity:add")
    assert desk.get(address).status_code == 200
    assert desk.post(address, model | {"slug": "1.2.1"}).status_code == 200
    assert desk.post(address, model).status_code == 302
    added = Activity.objects.get(slug="1.2.3")
    assert (added.plan_id, added.position) == (goal.plan_id, 3)


def test_an_author_may_draft_and_not_publish(client, plan, activity):
    author = enter_desk(client, make_account("author"))
    row = activity("1.2.1")
    author.post(edit_address(row), form_data(row, text="Предлог"))
    assert activity("1.2.1").text == "Основати прихватилиште"
    assert activity("1.2.1").get_latest_revision_as_object().text == "Предлог"


def test_the_page_of_the_plan_opens_for_editing(desk, plan):
    assert desk.get(reverse("wagtailadmin_pages:edit", args=[plan.pk])).status_code == 200
    assert PlanPage.objects.count() == 1

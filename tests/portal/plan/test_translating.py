"""Who begins a plan in English at the desk finds its goals and activities begun too."""

import pytest
from django.urls import reverse
from wagtail.models import Locale

from portal.plan.models import Activity, GeneralGoal, PlanPage, SpecificGoal
from portal.plan.services import find_plan
from tests.factories.accounts import enter_desk, make_account
from tests.portal.plan import small
from tests.portal.plan.conftest import import_small

pytestmark = pytest.mark.django_db
PARTS = (GeneralGoal, SpecificGoal, Activity)


@pytest.fixture
def plan(site):
    import_small()
    return find_plan(small.YEAR)


@pytest.fixture
def english():
    return Locale.objects.get(language_code="en")


@pytest.fixture
def begun(client, plan, english):
    """The English page of the plan, as the desk begins it."""
    desk = enter_desk(client, make_account("publisher"))
    for page in (plan.get_parent().specific, plan):
        assert desk.post(reverse("desk_begin_english", args=[page.pk])).status_code == 302
    return plan.get_translation(english)


def words(page, model=Activity):
    return list(model.objects.filter(plan=page).values_list("number", "text", "live"))


@pytest.mark.parametrize("model", PARTS)
def test_each_part_is_a_draft_with_serbian_words_in_the_same_order(plan, begun, model):
    drafts = [(number, text, False) for number, text, _live in words(plan, model)]
    assert words(begun, model) == drafts
    assert len(drafts) > 0
    keys = [
        model.objects.filter(plan=page).values_list("translation_key") for page in (plan, begun)
    ]
    assert list(keys[0]) == list(keys[1])


def test_what_is_written_over_one_is_kept_when_all_is_begun_again(client, plan, begun):
    activity = Activity.objects.filter(plan=begun).first()
    activity.text = "Work on indicators"
    activity.save_revision().publish()
    desk = enter_desk(client, make_account("publisher"))
    desk.post(reverse("desk_begin_english", args=[plan.pk]))
    assert words(begun)[0][1:] == ("Work on indicators", True)
    assert Activity.objects.filter(plan=begun).count() == len(small.WORDS["activities"])


def test_readers_see_none_of_it_before_it_is_published(client, begun):
    for page in (begun.get_parent(), begun):
        page.specific.save_revision().publish()
    begun.refresh_from_db()
    assert "индикатор" not in client.get(begun.get_url()).text
    address = f"{begun.get_url()}1.1.1/"
    assert client.get(address).status_code == 404
    for model in PARTS:
        for part in model.objects.filter(plan=begun):
            part.text = f"In English {part.number}"
            part.save_revision().publish()
    assert "In English 1.1.1" in client.get(address).text


def test_an_activity_that_a_later_document_adds_is_begun_too(begun):
    added = [*small.LINES, "\t1.2.3. објавити извештај\tЦентар\tБуџет\tЧетврти квартал"]
    import_small(added)
    assert words(begun)[-1] == ("1.2.3", "Објавити извештај", False)
    assert Activity.objects.filter(plan=begun).count() == len(small.WORDS["activities"]) + 1


def test_a_plan_that_follows_the_serbian_one_begins_nothing(plan, english):
    index = plan.get_parent().specific
    index.copy_for_translation(english, alias=True)
    page = plan.copy_for_translation(english, alias=True)
    assert not Activity.objects.filter(plan=page).exists()
    assert PlanPage.objects.filter(pk=page.pk).exists()

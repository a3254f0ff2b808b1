"""A prepared site, and a small plan in it."""

import pytest

from centre import site_tree
from foundation.publishing import publish, translate
from portal.models import Activity, GeneralGoal, PlanIndexPage, PlanPage, SpecificGoal
from tests.factories.pages import make_site


@pytest.fixture
def site(db):
    """The Serbian home page of a prepared site."""
    return make_site()


@pytest.fixture(scope="module")
def begin_with_activities(begin_with):
    """Let all tests of a module find that plan, made once."""

    def make():
        make_site()
        make_activities()

    with begin_with("two-activities", make):
        yield


@pytest.fixture
def activities(site):
    """The Serbian activities 1.1.1 and 1.1.2 of a plan of 2015 that is there in English too."""
    there = Activity.objects.filter(locale__language_code="sr").order_by("number")
    return list(there) or make_activities()


def make_activities():
    """Publish that plan on a prepared site, and give its activities."""
    site = site_tree.home("sr")
    index = publish(PlanIndexPage(title="План рада", slug="plan-rada", locale=site.locale), site)
    plan = publish(PlanPage(title="План", slug="2015", year=2015, locale=index.locale), index)
    general = GeneralGoal.objects.create(plan=plan, number="1", text="Општи", locale=plan.locale)
    goal = SpecificGoal.objects.create(
        general_goal=general, number="1.1", text="Посебан", locale=plan.locale
    )
    made = [
        Activity.objects.create(
            plan=plan, specific_goal=goal, number=slug, slug=slug, text=text, locale=plan.locale
        )
        for slug, text in [("1.1.1", "Прихватилиште"), ("1.1.2", "Тимови")]
    ]
    fields = {"title": "Work plan", "slug": "work-plan"}
    english_index = translate(index, site_tree.home("en"), fields)
    english = translate(plan, english_index, {"title": "Plan", "slug": "2015", "year": 2015})
    english_general = _in_english(general, plan=english, text="General")
    english_goal = _in_english(goal, general_goal=english_general, text="Specific")
    for activity, text in zip(made, ["Shelter", "Teams"], strict=True):
        _in_english(activity, plan=english, specific_goal=english_goal, text=text)
    return made


def _in_english(part, **fields):
    """Store the English translation of a part of the plan, and give it."""
    copied = part.copy_for_translation(site_tree.home("en").locale)
    for name, value in fields.items():
        setattr(copied, name, value)
    copied.save()
    return copied

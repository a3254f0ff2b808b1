"""A work plan that is as small as a plan can be: one goal, and the activities that a test names."""

from wagtail.models import Locale

from centre import site_tree
from foundation.publishing import publish, translate
from portal.models import Activity, GeneralGoal, PlanIndexPage, PlanPage, SpecificGoal


def make_plan(*slugs, year=2015):
    """Return the Serbian activities, by address, of a plan that is there in English too."""
    home = site_tree.home("sr")
    index = publish(PlanIndexPage(title="План рада", slug="plan-rada", locale=home.locale), home)
    plan = publish(PlanPage(title="План", slug=str(year), year=year, locale=home.locale), index)
    serbian = _activities(plan, slugs, "Активност")
    english_index = translate(
        index, site_tree.home("en"), {"title": "Work plan", "slug": "work-plan"}
    )
    english_plan = translate(
        plan, english_index, {"title": "Plan", "slug": str(year), "year": year}
    )
    _activities(english_plan, slugs, "Activity", keys=serbian)
    return serbian


def _activities(plan, slugs, word, keys=None):
    locale = Locale.objects.get(pk=plan.locale_id)
    general = GeneralGoal.objects.create(plan=plan, number="1", text="1", locale=locale)
    goal = SpecificGoal.objects.create(
        general_goal=general, number="1.1", text="1.1", locale=locale
    )
    made = {}
    for slug in slugs:
        key = {"translation_key": keys[slug].translation_key} if keys else {}
        made[slug] = Activity.objects.create(
            plan=plan,
            specific_goal=goal,
            number=slug,
            slug=slug,
            text=f"{word} {slug}",
            locale=locale,
            **key,
        )
    return made

"""Publishing a plan in English, from words that somebody translated."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db.models import Model
from wagtail.models import Locale

from foundation.publishing import translate

from .models import (
    Activity,
    GeneralGoal,
    PlanEvent,
    PlanIndexPage,
    PlanPage,
    PlanPassage,
)
from .models.part import PlanPart

P = TypeVar("P", bound=PlanPart)
Words = Mapping[str, Any]
PRINTED = ("source_text", "source_place")
OVERVIEW = ("overview_number", "overview_source_text", "overview_place", "overview_number_place")


def translate_plan(*, plan: PlanPage, words: Words) -> PlanPage:
    """Publish the English words of a Serbian plan and return its English page.

    ``words`` holds titles, passages in their order, and the text of each goal by number and each
    activity by address; all must be there. What is translated already is left as it is.
    """
    english = Locale.objects.get(language_code="en")
    index = PlanIndexPage.objects.get(pk=plan.get_parent().pk)
    home = index.get_parent().get_translation(english)
    english_index = translate(index, home, {**words["index"], "show_in_menus": True})
    passages = [
        PlanPassage(**_same(passage, "kind", "mark", "sort_order", *PRINTED), text=text)
        for passage, text in zip(plan.passages.all(), words["passages"], strict=True)
    ]
    fields = {**words["plan"], "year": plan.year, "passages": passages}
    page = translate(plan, english_index, fields)
    _name_events(plan, words["events"])
    for general in GeneralGoal.objects.filter(plan=plan):
        made = _translated(general, english, words["general_goals"][general.number], plan=page)
        for goal in general.specific_goals.all():
            told = words["specific_goals"][goal.slug]
            below = _translated(goal, english, told, general_goal=made)
            for activity in goal.activities.all():
                told = {"text": words["activities"][activity.slug]}
                _translated(activity, english, told, specific_goal=below)
    return page


def _translated(original: P, english: Locale, words: Words, **above: Any) -> P:
    """Return the translation of a goal or activity, published under ``above`` if it is new."""
    found: P | None = original.get_translation_or_none(english)
    if found is not None:
        return found
    copied = {**_same(original, "number", "position", *PRINTED), "text": words["text"]}
    if not isinstance(original, GeneralGoal):
        copied |= _same(original, "slug")
    if not isinstance(original, Activity):
        copied |= _same(original, *OVERVIEW)
        copied["overview_text"] = words.get("overview", words["text"])
    part = type(original)(
        locale=english, translation_key=original.translation_key, live=False, **copied, **above
    )
    part.save()
    part.save_revision().publish()
    part.refresh_from_db()
    return part


def _same(original: Model, *names: str) -> dict[str, Any]:
    return {name: getattr(original, name) for name in names}


def _name_events(plan: PlanPage, names: Mapping[str, str]) -> None:
    for event in PlanEvent.objects.filter(plan=plan, name_en="", name__in=names):
        event.name_en = names[event.name]
        event.save()

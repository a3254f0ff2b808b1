"""A plan in English: published from words that somebody translated, or begun at the desk."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model
from wagtail.models import Locale
from wagtail.signals import copy_for_translation_done

from foundation.publishing import translate

from .models import (
    Activity,
    GeneralGoal,
    PlanEvent,
    PlanIndexPage,
    PlanPage,
    PlanPassage,
    SpecificGoal,
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
        made = _published(general, english, words["general_goals"][general.number], plan=page)
        for goal in general.specific_goals.all():
            told = words["specific_goals"][goal.slug]
            below = _published(goal, english, told, general_goal=made)
            for activity in goal.activities.all():
                told = {"text": words["activities"][activity.slug]}
                _published(activity, english, told, specific_goal=below)
    return page


def begin_with_page(source_obj: Model, target_obj: Model, **kwargs: Any) -> None:
    """Begin what stands in a plan when somebody begins its page in another language."""
    if isinstance(target_obj, PlanPage) and target_obj.alias_of_id is None:
        begin_parts(PlanPage.objects.get(pk=source_obj.pk), target_obj)


def connect() -> None:
    """Follow pages that are begun in another language."""
    copy_for_translation_done.connect(begin_with_page, dispatch_uid="plan-parts-begun")


@transaction.atomic
def begin_parts(plan: PlanPage, page: PlanPage) -> None:
    """Begin the goals and activities of ``plan`` in the language of its translation ``page``: as
    drafts, with the words of ``plan`` to write over. What is begun already is left as it is.
    """
    for general in GeneralGoal.objects.filter(plan=plan):
        made = _translated(general, page.locale, _own_words(general), plan=page)
        for goal in general.specific_goals.all():
            below = _translated(goal, page.locale, _own_words(goal), general_goal=made)
            for activity in goal.activities.all():
                words = {"text": activity.text}
                _translated(activity, page.locale, words, specific_goal=below)


def _own_words(goal: GeneralGoal | SpecificGoal) -> Words:
    return {"text": goal.text, "overview": goal.overview_text}


def _published(original: P, english: Locale, words: Words, **above: Any) -> P:
    """Return the translation of a goal or activity, published under ``above`` if it is new."""
    is_new = original.get_translation_or_none(english) is None
    part = _translated(original, english, words, **above)
    if is_new:
        part.latest_revision.publish()
        part.refresh_from_db()
    return part


def _translated(original: P, locale: Locale, words: Words, **above: Any) -> P:
    """Return the translation of a goal or activity, a draft that comes last under ``above`` if it
    is new.
    """
    found: P | None = original.get_translation_or_none(locale)
    if found is not None:
        return found
    copied = {**_same(original, "number", *PRINTED), "text": words["text"]}
    if not isinstance(original, GeneralGoal):
        copied |= _same(original, "slug")
    if not isinstance(original, Activity):
        copied |= _same(original, *OVERVIEW)
        copied["overview_text"] = words.get("overview", words["text"])
    part = type(original)(
        locale=locale, translation_key=original.translation_key, live=False, **copied, **above
    )
    part.save()
    part.save_revision()
    return part


def _same(original: Model, *names: str) -> dict[str, Any]:
    return {name: getattr(original, name) for name in names}


def _name_events(plan: PlanPage, names: Mapping[str, str]) -> None:
    for event in PlanEvent.objects.filter(plan=plan, name_en="", name__in=names):
        event.name_en = names[event.name]
        event.save()

"""What can be found of the plans: each plan, and each activity at its own address."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from foundation.searching import Found, Searchable, register

from .models import Activity, PlanPage


def describe_plan(plan: PlanPage) -> Found:
    """Say what is searched in a plan: what stands before its goals."""
    text = " ".join([plan.lead, *(passage.text for passage in plan.passages.all())])
    language, is_example = plan.locale.language_code, plan.original.is_example
    return Found(plan.title, text.strip(), language, year=plan.year, is_example=is_example)


def describe_activity(activity: Activity) -> Found:
    """Say what is searched in an activity: its words and its goal's, and in Serbian those of the
    printed plan, which is Serbian alone. Results show a piece of it: each part is a sentence.
    """
    goal, language = activity.specific_goal, activity.locale.language_code
    words = [activity.text, goal.text, goal.general_goal.text]
    if language == "sr":
        words.append(activity.source_text)
    title = f"{activity.number} {activity.text}"
    is_example = activity.plan.original.is_example
    text = _as_sentences(words)
    return Found(title, text, language, year=activity.plan.year, is_example=is_example)


def _as_sentences(parts: Iterable[str]) -> str:
    """Return the parts that say something, each with a mark at its end before the next begins."""
    said = [part for each in parts if (part := each.strip())]
    return " ".join(part if part[-1] in ".!?…:;" else f"{part}." for part in said)


def declare() -> None:
    """Register plans and activities."""
    register(
        Searchable(
            model=PlanPage,
            kind="plan",
            label=_("Work plan"),
            describe=describe_plan,
            objects=lambda: PlanPage.objects.select_related("locale").prefetch_related("passages"),
            url=PlanPage.get_url,
        )
    )
    register(
        Searchable(
            model=Activity,
            kind="activity",
            is_detail=True,
            label=_("Activity of the work plan"),
            describe=describe_activity,
            objects=lambda: Activity.objects.select_related(
                "locale", "plan", "specific_goal__general_goal"
            ),
            url=Activity.get_url,
        )
    )

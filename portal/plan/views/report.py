"""The yearly report against the plan: a page and a document, made from the same data."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.access import visible_to
from foundation.downloads import download
from foundation.navigation import trail
from foundation.printing import pdf

from ..beside import ShownMeasure, measures_of
from ..models.beside import Risk
from ..printed import printed
from ..progress import UNREPORTED, counted, explained
from ..queries import visible_activities, visible_goals
from ..shown import ShownActivity, show_activities

if TYPE_CHECKING:
    from ..models.pages import PlanPage


def report_context(request: HttpRequest, plan: "PlanPage") -> dict[str, Any]:
    """Return what the report says: how many activities stand where, each with who said so and what
    shows it, the measures and the risks.
    """
    activities = visible_activities(request.user, plan)
    shown = show_activities(request, plan, activities)
    by_goal: dict[int, list[ShownActivity]] = {}
    for each in shown:
        by_goal.setdefault(each.activity.specific_goal_id, []).append(each)
    risks = visible_to(request.user, Risk.objects.filter(plan=plan.original))
    measures = measures_of(request.user, activities)
    reported = [each.progress.latest for each in shown if each.progress.latest]
    return {
        "trail": [*trail(request, plan), {"title": plan.title, "url": plan.get_url(request)}],
        "plan": plan,
        "lead": lead_of(plan),
        "tally": counted([each.progress for each in shown]),
        "explained": explained(_states(shown, measures)),
        "total": len(shown),
        "goals": [
            {
                "goal": general,
                "tally": counted([each.progress for each in _under(goals, by_goal)]),
                "specific_goals": [
                    {"goal": goal, "activities": by_goal.get(goal.pk, [])} for goal in goals
                ],
            }
            for general, goals in visible_goals(request.user, plan)
        ],
        "measures": measures,
        "risks": [
            {"text": risk.shown_name, "activities": _threatened(risk, shown)}
            for risk in risks.prefetch_related("activities")
        ],
        "as_of": max((report.as_of for report in reported), default=None),
    }


def lead_of(plan: "PlanPage") -> str:
    """Return how the report begins; that of an example begins with saying so."""
    made = _(
        "Made from what was reported and from what is published here: for each activity where it"
        " stands, who says so and what shows it."
    )
    return f"{plan.caution} {made}".strip()


def report_pdf(request: HttpRequest, plan: "PlanPage") -> HttpResponse:
    """Return the report as a document in the language and script of the address."""
    language: Any = get_language() or "sr"
    address = settings.BASE_URL + plan.get_url(request) + "izvestaj/"
    data = printed(report_context(request, plan), address)
    body = pdf("plan_report", data, language=language)
    return download(body, _file_name(plan, language), inline=True)


def _states(shown: list[ShownActivity], measures: list[ShownMeasure]) -> set[str]:
    """Return the states that the report names: of a measure that has no report, it names none."""
    of_measures = {each.progress.state for each in measures} - {UNREPORTED}
    return {each.progress.state for each in shown} | of_measures


def _under(goals: list[Any], by_goal: dict[int, list[ShownActivity]]) -> list[ShownActivity]:
    return [shown for goal in goals for shown in by_goal.get(goal.pk, [])]


def _threatened(risk: Risk, shown: list[ShownActivity]) -> list[ShownActivity]:
    pks = {activity.pk for activity in risk.activities.all()}
    return [each for each in shown if each.activity.facts.pk in pks]


def _file_name(plan: "PlanPage", language: str) -> str:
    endings = {"sr": "cirilica", "sr-latn": "latinica"}
    return f"izvestaj-plan-rada-{plan.year}-{endings.get(language, language)}.pdf"

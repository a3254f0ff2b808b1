"""The yearly report against the plan: a page and a document, made from the same data."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.access import visible_to
from foundation.navigation import trail
from foundation.printing import pdf

from ..beside import ShownMeasure, measures_of
from ..models.beside import Risk
from ..progress import ShownReport, counted
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
    reported = [each.progress.latest for each in shown if each.progress.latest]
    return {
        "trail": [*trail(request, plan), {"title": plan.title, "url": plan.get_url(request)}],
        "plan": plan,
        "tally": counted([each.progress for each in shown]),
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
        "measures": measures_of(request.user, activities),
        "risks": [
            {"text": risk.shown_name, "activities": _threatened(risk, shown)}
            for risk in risks.prefetch_related("activities")
        ],
        "as_of": max((report.as_of for report in reported), default=None),
    }


def report_pdf(request: HttpRequest, plan: "PlanPage") -> HttpResponse:
    """Return the report as a document in the language and script of the address."""
    language: Any = get_language() or "sr"
    data = printed(report_context(request, plan), request)
    headers = {"Content-Disposition": f'inline; filename="{_file_name(plan, language)}"'}
    body = pdf("plan_report", data, language=language)
    return HttpResponse(body, content_type="application/pdf", headers=headers)


def printed(context: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
    """Return the report as the template of print takes it."""
    plan = context["plan"]
    return {
        "title": _("Report on the work plan for %(year)s") % {"year": plan.year},
        "centre": _("Centre for the Protection of Victims of Human Trafficking"),
        "address": settings.BASE_URL + plan.get_url(request) + "izvestaj/",
        "as_of": _day(context["as_of"]),
        "words": _words(),
        "tally": [_counted(row) for row in context["tally"]],
        "goals": [
            {
                "title": str(general["goal"]),
                "tally": [_counted(row) for row in general["tally"]],
                "specific_goals": [
                    {
                        "title": str(part["goal"]),
                        "activities": [_activity(shown) for shown in part["activities"]],
                    }
                    for part in general["specific_goals"]
                ],
            }
            for general in context["goals"]
        ],
        "measures": [_measure(measure) for measure in context["measures"]],
        "risks": [
            {"text": risk["text"], "activities": [shown.number for shown in risk["activities"]]}
            for risk in context["risks"]
        ],
    }


def _under(goals: list[Any], by_goal: dict[int, list[ShownActivity]]) -> list[ShownActivity]:
    return [shown for goal in goals for shown in by_goal.get(goal.pk, [])]


def _threatened(risk: Risk, shown: list[ShownActivity]) -> list[ShownActivity]:
    pks = {activity.pk for activity in risk.activities.all()}
    return [each for each in shown if each.activity.facts.pk in pks]


def _words() -> dict[str, str]:
    return {
        "as_of": _("As reported up to"),
        "overview": _("How many activities stand where"),
        "evidence": _("Evidence"),
        "said": _("Said by"),
        "measures": _("Measures of the Action Plan"),
        "risks": _("Risks that the plan names"),
        "threatens": _("Threatens the activities"),
        "due": _("Deadline"),
        "claimed": _(
            "“Claimed” means: reported as done, and nothing that is published shows it yet."
        ),
        "contents": _("Contents"),
    }


def _counted(row: dict[str, Any]) -> dict[str, Any]:
    return {"label": str(row["label"]), "count": row["count"], "share": row["share"]}


def _activity(shown: ShownActivity) -> dict[str, Any]:
    return {
        "title": f"{shown.number} {shown.activity.text}",
        "state": str(shown.progress.label),
        "report": _report(shown.progress.latest),
        "evidence": [proof.title for proof in shown.evidence],
    }


def _report(report: ShownReport | None) -> dict[str, str] | None:
    if report is None:
        return None
    return {
        "said_by": report.said_by,
        "as_of": _day(report.as_of),
        "basis": report.basis,
        "source": report.source.title if report.source else "",
    }


def _measure(shown: ShownMeasure) -> dict[str, Any]:
    measure = shown.measure
    return {
        "title": str(measure),
        "activity": measure.activity.number,
        "due": _day(measure.due) or measure.due_words,
        "state": str(shown.progress.label),
        "report": _report(shown.progress.latest),
    }


def _day(day: Any) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""


def _file_name(plan: "PlanPage", language: str) -> str:
    endings = {"sr": "cirilica", "sr-latn": "latinica"}
    return f"izvestaj-plan-rada-{plan.year}-{endings.get(language, language)}.pdf"

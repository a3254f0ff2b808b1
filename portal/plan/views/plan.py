"""The plan as one page: preface, goals with their activities, filters, what the document says."""

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from foundation import generation
from foundation.access import Visitor, visible_to
from foundation.models import SiteDocument
from foundation.navigation import trail

from ..document import visible_irregularities
from ..filters import Choice
from ..progress import counted, explained
from ..queries import visible_activities, visible_goals
from ..reading import Irregularity, PassageKind
from ..shown import ShownActivity, show_activities
from .comparison import links_to_comparisons

if TYPE_CHECKING:
    from ..models.pages import PlanPage


def plan_context(request: HttpRequest, plan: "PlanPage") -> dict[str, Any]:
    """Return what the plan's page shows, narrowed as the address says."""
    activities = visible_activities(request.user, plan)
    shown = show_activities(request, plan, activities)
    choice = Choice(request.GET, shown, clear_url=request.path)
    left = choice.left()
    return {
        "trail": trail(request, plan),
        "choice": choice,
        "selects": choice.selects(),
        "total": len(shown),
        "left": len(left),
        "goals": _grouped(request, plan, left, everything=not choice.active),
        **_passages(plan),
        "tally": _tally(request, shown),
        "explained": explained({each.progress.state for each in shown}),
        "further": _further(request, plan),
        "irregularities": by_name(visible_irregularities(plan, activities)),
        "downloads": _downloads(request, plan),
    }


def _tally(request: HttpRequest, shown: list[ShownActivity]) -> list[dict[str, Any]]:
    """Return how many activities stand where, each with the address of the list of them."""
    tally = counted([each.progress for each in shown])
    return [row | {"url": f"{request.path}?state={row['state']}#activities"} for row in tally]


def _further(request: HttpRequest, plan: "PlanPage") -> list[dict[str, str]]:
    """Return the other views of the plan: the report, and the plan beside earlier ones."""
    report = f"{plan.get_url(request)}{plan.reverse_subpage('report')}"
    return [
        {"title": _("Report on the work plan for %(year)s") % {"year": plan.year}, "url": report},
        *links_to_comparisons(request, plan),
    ]


def _grouped(
    request: HttpRequest, plan: "PlanPage", left: list[ShownActivity], *, everything: bool
) -> list[dict[str, Any]]:
    """Return the goals with what is left under each; goals with nothing left only if not
    narrowed.
    """
    by_goal: dict[int, list[ShownActivity]] = {}
    for shown in left:
        by_goal.setdefault(shown.activity.specific_goal_id, []).append(shown)
    found = []
    for general, goals in visible_goals(request.user, plan):
        under = [
            {
                "goal": goal,
                "activities": by_goal.get(goal.pk, []),
                "tally": counted([each.progress for each in by_goal.get(goal.pk, [])]),
            }
            for goal in goals
            if everything or goal.pk in by_goal
        ]
        if under:
            found.append({"goal": general, "specific_goals": under})
    return found


def _passages(plan: "PlanPage") -> dict[str, Any]:
    """Return the preface (runs of list items together), the footnotes and what differs in print."""
    passages = list(plan.passages.all())
    preface = [p for p in passages if p.kind not in (PassageKind.COVER, PassageKind.FOOTNOTE)]
    return {
        "preface": [
            {"kind": kind, "passages": list(group)}
            for kind, group in groupby(preface, lambda passage: passage.kind)
        ],
        "cover": [p for p in passages if p.kind == PassageKind.COVER],
        "footnotes": [p for p in passages if p.kind == PassageKind.FOOTNOTE],
    }


def by_name(irregularities: Iterable[Irregularity]) -> list[dict[str, Any]]:
    """Return the irregularities, those of one name together, in the order of their first place."""
    groups: dict[str, list[Irregularity]] = {}
    for found in irregularities:
        groups.setdefault(found.code, []).append(found)
    return [{"title": group[0].title, "items": group} for group in groups.values()]


def _downloads(request: HttpRequest, plan: "PlanPage") -> list[dict[str, Any]]:
    """Return the files to take away: open data, and the printed document if the visitor may."""
    base = plan.get_url(request)
    files: list[dict[str, Any]] = [
        {"title": _("The plan as a table"), "url": f"{base}plan.csv", "format": "CSV"},
        {"title": _("The plan as data"), "url": f"{base}plan.json", "format": "JSON"},
        {"title": _("What was reported, as a table"), "url": f"{base}stanje.csv", "format": "CSV"},
        {"title": _("What was reported, as data"), "url": f"{base}stanje.json", "format": "JSON"},
        {"title": _("The report, to print"), "url": f"{base}izvestaj.pdf", "format": "PDF"},
    ]
    return [*files, *_printed(request.user, plan)]


def _printed(user: Visitor, plan: "PlanPage") -> list[dict[str, Any]]:
    """Return the printed document, if the visitor may see it."""
    pk = plan.original.source_document_id or 0

    def read() -> list[SiteDocument]:
        return list(visible_to(user, SiteDocument.objects.filter(pk=pk)))

    documents = generation.kept_for_readers(user, f"printed-plan:{pk}", read) if pk else []
    return [
        {
            "title": _("The printed document, as it was received"),
            "url": document.url,
            "format": document.file_extension.upper(),
            "size": document.file_size,
        }
        for document in documents
    ]

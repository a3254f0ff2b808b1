"""Two years side by side."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from foundation import generation
from foundation.access import Visitor, get_visible_or_404, visible_to
from foundation.navigation import trail

from .. import models
from ..comparing import compare
from ..queries import visible_activities
from ..shown import show_activities

if TYPE_CHECKING:
    from ..models.pages import PlanPage


def comparison_context(request: HttpRequest, plan: "PlanPage", year: str) -> dict[str, Any]:
    """Return what became of the plan of ``year`` in ``plan``. Raises ``Http404`` where the visitor
    sees no earlier plan of that year.
    """
    others = models.PlanPage.objects.filter(locale=plan.locale, year__lt=plan.year)
    earlier = get_visible_or_404(request.user, others, year=year)
    shown = [
        show_activities(request, page, visible_activities(request.user, page))
        for page in (earlier, plan)
    ]
    return {
        "trail": [*trail(request, plan), {"title": plan.title, "url": plan.get_url(request)}],
        "plan": plan,
        "earlier": earlier,
        "comparison": compare(request.user, *shown),
    }


def links_to_comparisons(request: HttpRequest, plan: "PlanPage") -> list[dict[str, str]]:
    """Return title and url of each comparison of ``plan`` with an earlier one."""
    base = plan.get_url(request)
    return [
        {
            "title": _("Beside the plan for %(year)s") % {"year": year},
            "url": f"{base}{plan.reverse_subpage('comparison', kwargs={'year': year})}",
        }
        for year in _earlier_years(request.user, plan)
    ]


def _earlier_years(user: Visitor, plan: "PlanPage") -> list[int]:
    """Return the years of the earlier plans that ``user`` may see, the last first."""

    def read() -> list[int]:
        earlier = models.PlanPage.objects.filter(locale=plan.locale, year__lt=plan.year)
        return list(visible_to(user, earlier).order_by("-year").values_list("year", flat=True))

    return generation.kept_for_readers(user, f"earlier-plans:{plan.pk}", read)

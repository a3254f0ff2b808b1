"""The list of plans."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from foundation.access import visible_to
from foundation.navigation import trail

from .. import models

if TYPE_CHECKING:
    from ..models.pages import PlanIndexPage


def index_context(request: HttpRequest, page: "PlanIndexPage") -> dict[str, Any]:
    """Return the plans beneath ``page`` that the visitor may see, newest first, as teasers."""
    plans = visible_to(request.user, models.PlanPage.objects.child_of(page)).order_by("-year")
    return {
        "trail": trail(request, page),
        "teasers": [
            {"title": plan.title, "url": plan.get_url(request), "lead": plan.lead} for plan in plans
        ],
    }

"""The learner's quizzes and cases, and the page from which an attempt begins."""

from itertools import groupby
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...access import assessment_or_404, open_enrolments
from ...navigation import named_here, way_to_my_courses
from .. import services
from ..queries import Standing, standing_of, standings
from .shell import SAFE, closed, not_allowed, page, way_to


def overview(request: HttpRequest) -> HttpResponse:
    """List the quizzes and cases of the learner's courses, each with where it stands."""
    if not open_enrolments(request.user).exists():
        raise Http404
    if request.method not in SAFE:
        return not_allowed(*SAFE)
    services.settle(open_enrolments(request.user))
    context = {"courses": _by_course(standings(request.user)), "trail": way_to_my_courses(request)}
    return page(request, "overview", context)


def _by_course(found: list[Standing]) -> list[dict[str, Any]]:
    """Return the courses in the language that is active, each with what it asks."""
    return [
        {"title": named_here(course), "standings": list(mine)}
        for course, mine in groupby(found, key=lambda each: each.assessment.course)
    ]


def assessment(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell the rules before an attempt; POST begins one, or goes on with the one that is open."""
    found, enrolment = assessment_or_404(request.user, slug)
    none_left = False
    if request.method == "POST":
        try:
            begun = services.start_attempt(enrolment=enrolment, assessment=found)
        except services.NoAttemptLeftError:
            none_left = True
        else:
            return closed(redirect("attempt", key=begun.key))
    elif request.method not in SAFE:
        return not_allowed(*SAFE, "POST")
    services.settle(open_enrolments(request.user))
    standing = standing_of(found, enrolment)
    if standing is None:
        raise Http404
    context = {
        "assessment": found,
        "standing": standing,
        "none_left": none_left,
        "trail": way_to(request, found),
        "lead": found.in_language("lead"),
        "facts": _facts(standing),
    }
    return page(request, "assessment", context, status=409 if none_left else 200)


def _facts(standing: Standing) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = []
    if not standing.is_case:
        facts.append({"label": _("Questions"), "value": standing.items_count})
    facts += [
        {"label": _("Points"), "value": standing.shown_maximum},
        {"label": _("Passed from"), "value": f"{standing.version.pass_percent}%"},
        {"label": _("Attempts left"), "value": f"{standing.left} / {standing.allowed}"},
    ]
    if standing.minutes is not None:
        told = ngettext("%(count)s minute", "%(count)s minutes", standing.minutes)
        label = _("Your time, with more than others") if standing.has_more_time else _("Time")
        facts.append({"label": label, "value": told % {"count": standing.minutes}})
    return facts

"""What the views of learners share: nothing is kept by caches or found by robots, and where
somebody may not be there is nothing, whatever the verb.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from foundation.access import visible_to
from foundation.navigation import trail

from ...models.course import CoursePage
from ..models import Assessment

SAFE = ("GET", "HEAD")


def page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any],
    status: int = 200,
    folder: str = "assessment",
) -> HttpResponse:
    """Return a page for one learner, made by a template of ``folder``."""
    response = render(request, f"training/{folder}/{template}.html", context, status=status)
    return closed(response)


def closed(response: HttpResponse) -> HttpResponse:
    """Keep an answer out of caches and indexes."""
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


def not_allowed(*methods: str) -> HttpResponse:
    """Answer a verb that means nothing here, to somebody who may be here."""
    return HttpResponseNotAllowed(methods)


def way_to(
    request: HttpRequest, assessment: Assessment, *, inclusive: bool = False
) -> list[dict[str, Any]]:
    """Return the way to a quiz or case: through its course, in the language that is active."""
    course = assessment.course.localized
    steps: list[dict[str, Any]] = []
    if visible_to(request.user, CoursePage.objects.filter(pk=course.pk)).exists():
        steps = [
            *trail(request, course),
            {"title": course.title, "url": course.get_url(request)},
        ]
    steps.append({"title": _("Quizzes and cases"), "url": reverse("assessments")})
    if inclusive:
        url = reverse("assessment", args=[assessment.slug])
        steps.append({"title": str(assessment), "url": url})
    return steps

"""An attempt: one question at a time, each answer kept before anything confirms it.

Every answer is followed by a redirect, so that looking again or going back asks for nothing twice.
"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from foundation.script import content_language

from ...access import attempt_or_404
from .. import services
from ..codes import Feedback, Mode
from ..faces import face_of
from ..models import Attempt
from ..paper import Item, paper_of
from ..queries import (
    may_see_key,
    minutes_left,
    reviews_of,
    standing_of,
    with_signs,
)
from ..reading import Reading, read_answer
from ..results import result_of, with_results
from ..walking import next_item
from .shell import SAFE, closed, not_allowed, page, way_to


@sensitive_post_parameters()
def attempt(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show the question that is asked now, or the result; POST gives an answer."""
    found = services.settled(attempt_or_404(request.user, key))
    if request.method not in {*SAFE, "POST"}:
        return not_allowed(*SAFE, "POST")
    if not found.is_open:
        return _over(request, found)
    paper = paper_of(found.version.content)
    answers = services.given_so_far(found)
    asked = next_item(paper, answers)
    if asked is None:
        raise Http404
    if request.method == "POST":
        return _take(request, found, asked, len(answers))
    return _ask(request, found, asked, len(answers))


def _take(request: HttpRequest, found: Attempt, asked: Item, done: int) -> HttpResponse:
    """Keep an answer, and only then lead on; what can't be taken is said in words."""
    if request.POST.get("item") != asked.key:
        return closed(redirect(f"{_url(found)}?kept=1"))
    reading = read_answer(asked, request.POST)
    if reading.errors:
        return _ask(request, found, asked, done, reading)
    try:
        services.answer_item(attempt=found, key=asked.key, given=reading.given)
    except services.RefusedError as refused:
        late = "late" if refused.reason == "over" else "kept"
        return closed(redirect(f"{_url(found)}?{late}=1"))
    if found.version.feedback == Feedback.EACH:
        return closed(redirect("attempt_answered", key=found.key, item=asked.key))
    return closed(redirect("attempt", key=found.key))


def _ask(
    request: HttpRequest, found: Attempt, asked: Item, done: int, reading: Reading | None = None
) -> HttpResponse:
    errors = reading.errors if reading else {}
    given = reading.given if reading else None
    context = {
        **_frame(request, found),
        "face": face_of(asked, content_language(), str(found.key), given, errors),
        "number": done + 1,
        "minutes_left": minutes_left(found, timezone.now()),
        "kept": "kept" in request.GET,
    }
    return page(request, "question", context, status=422 if errors else 200)


def _over(request: HttpRequest, found: Attempt) -> HttpResponse:
    """Show what came of an attempt that is closed; what is sent to it changes nothing."""
    if request.method == "POST":
        return closed(redirect(f"{_url(found)}?late=1"))
    read = with_results(Attempt.objects.filter(pk=found.pk)).get()
    standing = standing_of(found.assessment, found.enrolment)
    context = {
        **_frame(request, found),
        "result": result_of(read),
        "entries": with_signs(request, reviews_of(read)),
        "late": "late" in request.GET,
        "left": standing.left if standing else 0,
    }
    return page(request, "result", context)


def answered(request: HttpRequest, key: UUID, item: str) -> HttpResponse:
    """Show one answer beside what is right; nothing of an item that was not answered."""
    found = services.settled(attempt_or_404(request.user, key))
    if not may_see_key(found):
        raise Http404
    read = with_results(Attempt.objects.filter(pk=found.pk)).get()
    review = next((each for each in reviews_of(read) if each.key == item), None)
    if review is None:
        raise Http404
    if request.method not in SAFE:
        return not_allowed(*SAFE)
    context = {
        **_frame(request, found),
        **with_signs(request, [review])[0],
        "minutes_left": minutes_left(found, timezone.now()),
    }
    return page(request, "answered", context)


def hand_in(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask before an attempt is closed unfinished; POST closes it."""
    found = services.settled(attempt_or_404(request.user, key))
    if request.method == "POST":
        services.hand_in(attempt=found)
        return closed(redirect("attempt", key=found.key))
    if request.method not in SAFE:
        return not_allowed(*SAFE, "POST")
    if not found.is_open:
        return closed(redirect("attempt", key=found.key))
    done = len(services.given_so_far(found))
    paper = paper_of(found.version.content)
    left = len(paper.items) - done if paper.mode == Mode.QUIZ else None
    return page(request, "hand_in", {**_frame(request, found), "left": left})


def _frame(request: HttpRequest, found: Attempt) -> dict[str, Any]:
    return {
        "attempt": found,
        "assessment": found.assessment,
        "version": found.version,
        "is_case": found.version.content["mode"] == Mode.CASE,
        "total": len(found.version.content["items"]),
        "trail": way_to(request, found.assessment, inclusive=True),
    }


def _url(found: Attempt) -> str:
    return reverse("attempt", args=[found.key])

"""Gradebooks, marks and changed results in the desk: for who teaches the group, and administrators.

Whoever may not be here finds nothing.
"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.admin import messages

from foundation import downloads

from ...access import group_or_404, groups_run_by
from .. import services
from ..faces import shown_points
from ..forms import MarkForm, OverrideForm
from ..models import Attempt
from ..results import with_results
from ..views.marking import shown
from .gradebook import gradebook_of, made, waiting_answers

ENDINGS = ("csv", "xlsx", "pdf")


def urls() -> list[URLPattern]:
    """Return the addresses, for the desk."""
    return [
        path("gradebooks/", groups, name="gradebooks"),
        path("gradebooks/<int:pk>/", group, name="gradebook"),
        path("gradebooks/<int:pk>/gradebook.<str:ending>", download, name="gradebook_file"),
        path("gradebooks/answer/<int:pk>/", mark, name="mark_answer"),
        path("gradebooks/attempt/<int:pk>/", override, name="override_result"),
    ]


def groups(request: HttpRequest) -> HttpResponse:
    """List the groups, and what waits to be marked in them."""
    mine = groups_run_by(request.user)
    if not mine.exists():
        raise Http404
    context = {
        "groups": mine.select_related("edition").order_by("-starts_on", "pk"),
        "waiting": waiting_answers(mine),
    }
    return _page(request, "groups", context)


def group(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the gradebook of a group, with its attempts."""
    cohort = group_or_404(request.user, pk)
    attempts = with_results(Attempt.objects.filter(enrolment__cohort=cohort, points__isnull=False))
    context = {
        "book": gradebook_of(cohort),
        "attempts": attempts.select_related("enrolment__person", "assessment").order_by("pk"),
        "endings": list(ENDINGS),
    }
    return _page(request, "group", context)


def download(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """Send a gradebook as a file."""
    cohort = group_or_404(request.user, pk)
    if ending not in ENDINGS:
        raise Http404
    content = made(gradebook_of(cohort), ending, get_language() or "sr")
    response = downloads.download(content, f"dnevnik-ocena-{cohort.pk}.{ending}")
    response["Cache-Control"] = "private, no-store"
    return response


def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a free answer with what a full one says, and take its mark."""
    answer = waiting_answers(groups_run_by(request.user)).filter(pk=pk).first()
    if answer is None:
        raise Http404
    form = MarkForm(request.POST or None)
    if form.is_valid():
        told = {"points": form.hundredths(), "comment": form.cleaned_data["comment"]}
        user: Any = request.user
        if _done(form, lambda: services.mark_answer(answer=answer, by=user, **told)):
            messages.success(request, _("The mark is kept."))
            return redirect("gradebooks")
    told = {"title": _("Mark an answer"), "back": reverse("gradebooks"), **shown(answer)}
    return _page(request, "decide", {**told, "form": form}, form.errors)


def override(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for another result of an attempt, with its reason."""
    mine = Attempt.objects.filter(enrolment__cohort__in=groups_run_by(request.user))
    attempt = mine.filter(pk=pk, points__isnull=False).select_related("assessment").first()
    if attempt is None:
        raise Http404
    form = OverrideForm(request.POST or None)
    if form.is_valid():
        told = {"points": form.hundredths(), "reason": form.cleaned_data["reason"]}
        user: Any = request.user
        if _done(form, lambda: services.override_result(attempt=attempt, by=user, **told)):
            messages.success(request, _("The result is changed, and the reason is kept."))
            return redirect("gradebook", attempt.enrolment.cohort_id)
    context = {
        "title": _("Change a result"),
        "subject": f"{attempt.enrolment.person}: {attempt}",
        "maximum": shown_points(attempt.maximum),
        "back": reverse("gradebook", args=[attempt.enrolment.cohort_id]),
        "form": form,
    }
    return _page(request, "decide", context, form.errors)


def _done(form: forms.Form, decide: Any) -> bool:
    """Decide; say on the form why it can't be done, where it can't."""
    try:
        decide()
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
        return False
    return True


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], errors: Any = None
) -> HttpResponse:
    status = 422 if errors else 200
    name = f"training/assessment/desk/{template}.html"
    return render(request, name, context, status=status)

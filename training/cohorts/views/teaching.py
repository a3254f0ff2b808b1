"""What trainers open of the groups they teach; for everybody else it is not there."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from foundation.downloads import download

from ...access import groups_run_by
from ...assessment.desk.gradebook import waiting_answers
from ...navigation import way_to_my_courses
from ..models import Attendance, Cohort, Enquiry, Session
from ..papers import attendance_paper
from ..queries import attendance_list
from ..services import answer_enquiry, note_attendance


@never_cache
@require_safe
def taught_group(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a group that one teaches: its sessions, what its participants asked, and their answers
    that wait for a mark.
    """
    group = get_object_or_404(groups_run_by(request.user).select_related("edition"), pk=pk)
    asked = Enquiry.objects.filter(enrolment__cohort=group).select_related("enrolment__person")
    context = {
        "trail": way_to_my_courses(request),
        "group": group,
        "sessions": group.sessions.all(),
        "enquiries": asked.order_by("answered_at", "asked_at")[:100],
        "waiting": waiting_answers(Cohort.objects.filter(pk=group.pk)),
    }
    return render(request, "training/cohorts/taught.html", context)


@never_cache
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer a question of a participant."""
    asked = Enquiry.objects.filter(enrolment__cohort__in=groups_run_by(request.user))
    enquiry = get_object_or_404(asked.select_related("enrolment"), pk=pk)
    text = request.POST.get("text", "").strip()[:4000]
    user: Any = request.user
    try:
        if text:
            answer_enquiry(enquiry=enquiry, text=text, by=user)
            messages.success(request, _("Your answer was sent."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("taught_group", enquiry.enrolment.cohort_id)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the list of a session and take what was noted on it."""
    sessions = Session.objects.filter(cohort__in=groups_run_by(request.user))
    session = get_object_or_404(sessions.select_related("cohort"), pk=pk)
    wrong = ""
    if request.method == "POST":
        sent = {row.enrolment.pk: _sent(request, row) for row in attendance_list(session)}
        states = {key: state for key, state in sent.items() if state in Attendance.State.values}
        user: Any = request.user
        reason = request.POST.get("reason", "")[:500]
        try:
            note_attendance(session=session, states=states, by=user, reason=reason)
        except ValidationError as error:
            wrong = " ".join(error.messages)
        else:
            messages.success(request, _("Attendance is noted."))
            return redirect("attendance", pk)
    group = {
        "title": session.cohort.title,
        "url": reverse("taught_group", args=[session.cohort_id]),
    }
    context = {
        "trail": [*way_to_my_courses(request), group],
        "session": session,
        "group": session.cohort,
        "rows": [(row, _sent(request, row) or row.noted) for row in attendance_list(session)],
        "states": Attendance.State.choices,
        "wrong": wrong,
        "reason": request.POST.get("reason", ""),
    }
    return render(
        request, "training/cohorts/attendance.html", context, status=422 if wrong else 200
    )


def _sent(request: HttpRequest, row: Any) -> str:
    return request.POST.get(f"state-{row.enrolment.pk}", "")


@never_cache
@require_safe
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Print the list of a session, to be signed on paper."""
    sessions = Session.objects.filter(cohort__in=groups_run_by(request.user))
    session = get_object_or_404(sessions.select_related("cohort__edition"), pk=pk)
    made = attendance_paper(session, get_language() or "sr")
    return download(made, f"prisustvo-{session.pk}.pdf", inline=True)

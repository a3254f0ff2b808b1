"""My courses: what a participant sees of their own groups, and nobody else."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ...access import open_enrolments, survey_tickets
from ...certificates.queries import held_by
from ...lessons.queries import ways_through
from ...navigation import way_home, way_to_my_courses
from ...staff.models import DevelopmentPlan
from ..calendars import sessions_as_calendar
from ..forms_public import QuestionForm
from ..models import Attendance
from ..queries import applications_of, enrolment_or_404, enrolments_of, groups_taught, sessions_of
from ..services import ask_trainers


@never_cache
@login_required
@require_safe
def my_courses(request: HttpRequest) -> HttpResponse:
    """List what one learns, applied for and teaches."""
    enrolments = list(enrolments_of(request.user))
    ways = ways_through(request, enrolments)
    context = {
        "trail": way_home(request),
        "enrolments": [(each, ways[each.pk]) for each in enrolments],
        "applications": applications_of(request.user)[:20],
        "certificates": held_by(request.user),
        "taught": groups_taught(request.user).order_by("-starts_on"),
        # Where nothing is for this person there is no page either.
        "has_quizzes": open_enrolments(request.user).exists(),
        "has_surveys": survey_tickets(request.user).exists(),
        "has_plan": DevelopmentPlan.objects.filter(employee__account=request.user.pk).exists(),
    }
    return render(request, "training/cohorts/mine.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_group(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one's own group with its sessions, and take a question to its trainers."""
    enrolment = enrolment_or_404(request.user, pk)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_trainers(enrolment=enrolment, text=form.cleaned_data["text"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Your question was sent to the trainers."))
            return redirect("my_group", pk)
    labels = dict(Attendance.State.choices)
    context = {
        "trail": way_to_my_courses(request),
        "enrolment": enrolment,
        "group": enrolment.cohort,
        "course": enrolment.cohort.edition.course.localized,
        "way": ways_through(request, [enrolment])[enrolment.pk],
        "sessions": [(each, labels.get(noted, "")) for each, noted in sessions_of(enrolment)],
        "enquiries": enrolment.enquiries.all()[:50],
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "training/cohorts/group.html", context, status=status)


@never_cache
@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Serve the sessions of one's own group as a calendar that names no course."""
    enrolment = enrolment_or_404(request.user, pk)
    return sessions_as_calendar(enrolment.cohort.sessions.all())

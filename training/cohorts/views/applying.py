"""Applying for a group: with an account, or as a stranger."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from foundation.navigation import trail
from foundation.strangers import open_to_strangers

from ...navigation import way_to_my_courses
from ...people.models import Person
from ..forms_public import ApplicationFields, StrangersApplicationForm
from ..models import Application, Cohort, Enrolment
from ..queries import group_to_apply_for
from ..services import (
    apply_as_stranger,
    apply_for_seat,
    withdraw_application,
    withdraw_enrolment,
)


def _frame(request: HttpRequest, group: Cohort) -> dict[str, Any]:
    course = group.edition.course.localized
    here = {"title": course.title, "url": course.get_url(request)}
    return {"group": group, "course": course, "trail": [*trail(request, course), here]}


@sensitive_post_parameters()
@open_to_strangers()
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an application of somebody without an account."""
    group = group_to_apply_for(pk)
    form = StrangersApplicationForm(request)
    if form.is_bound and form.is_valid():
        fields = {name: form.cleaned_data[name] for name in form.field_order}
        name = fields.pop("person_name")
        apply_as_stranger(cohort=group, name=name, language=get_language() or "sr", **fields)
        return redirect("application_received", pk)
    context = {**_frame(request, group), "form": form}
    return render(request, "training/cohorts/apply.html", context, status=form.status)


@require_safe
def received(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that an application came, and what happens now."""
    return render(
        request, "training/cohorts/received.html", _frame(request, group_to_apply_for(pk))
    )


@never_cache
@sensitive_post_parameters()
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def apply_own(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an application of who is signed in; pressed twice, there is one."""
    group = group_to_apply_for(pk)
    user: Any = request.user
    person = Person.objects.filter(user=user).first()
    names = ("institution", "sector", "municipality_code")
    initial = {name: getattr(person, name) for name in names} if person else {}
    initial["person_name"] = person.name if person else user.get_full_name()
    form = ApplicationFields(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        known = person or _person(user, form.cleaned_data)
        sent = {name: form.cleaned_data[name] for name in ("institution", "sector")}
        try:
            apply_for_seat(cohort=group, person=known, language=get_language() or "sr", **sent)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Your application came."))
            return redirect("my_courses")
    context = {**_frame(request, group), "form": form, "signed_in": True}
    status = 422 if form.is_bound else 200
    return render(request, "training/cohorts/apply.html", context, status=status)


def _person(user: Any, fields: dict[str, str]) -> Person:
    known = {name: value for name, value in fields.items() if name != "person_name"}
    defaults = {**known, "name": fields["person_name"], "email": user.email}
    return Person.objects.get_or_create(user=user, defaults=defaults)[0]


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an application back, once it was asked whether that is meant."""
    open_ones = Application.objects.filter(person__user=request.user.pk)
    waiting = open_ones.filter(state__in=Application.OPEN).select_related("cohort")
    application = get_object_or_404(waiting, pk=pk)
    if request.method == "POST":
        withdraw_application(application=application, by=application.person.user)
        messages.success(request, _("Your application is withdrawn."))
        return redirect("my_courses")
    return _ask(request, application.cohort)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """Leave a group, once it was asked whether that is meant."""
    mine = Enrolment.objects.filter(person__user=request.user.pk, state=Enrolment.State.ACTIVE)
    enrolment = get_object_or_404(mine.select_related("cohort"), pk=pk)
    if request.method == "POST":
        withdraw_enrolment(enrolment=enrolment, by=enrolment.person.user)
        messages.success(request, _("You left the group."))
        return redirect("my_courses")
    return _ask(request, enrolment.cohort)


def _ask(request: HttpRequest, group: Cohort) -> HttpResponse:
    context = {"group": group, "trail": way_to_my_courses(request)}
    return render(request, "training/cohorts/leave.html", context)

"""One person in one group, in the desk: what stands, and what may be decided about it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from ...access import ADMINISTER
from ...assessment.services import give_more_time, grant_attempts
from ..models import Enrolment
from ..services import (
    Window,
    change_window,
    enrol_person,
    exclude_enrolled,
    move_enrolment,
)
from .forms import AttemptsForm, MoveForm, ReasonForm, TimeForm, WindowForm


@dataclass(frozen=True)
class Step:
    """Something that can be decided: its heading, what its button says, its form, and the deed,
    which gets the enrolment, who decides and the form's values, and returns where it left off.
    """

    name: str
    title: str
    button: str
    form: forms.Form
    does: Callable[[Enrolment, Any, dict[str, Any]], Any]


@permission_required(ADMINISTER, raise_exception=True)
def show_enrolment(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one enrolment with its history, and take one decision about it."""
    found = Enrolment.objects.select_related("cohort__edition", "person__user", "application")
    enrolment = get_object_or_404(found, pk=pk)
    steps = list(_steps(enrolment, request))
    chosen = next((step for step in steps if step.form.is_bound), None)
    if chosen and chosen.form.is_valid() and (after := _decide(chosen, enrolment, request)):
        return redirect("training_enrolment", after.pk)
    events = enrolment.person.events.filter(cohort=enrolment.cohort_id).select_related("by")
    context = {
        "enrolment": enrolment,
        "steps": steps,
        "events": events.order_by("-at", "-pk")[:50],
        "granted": enrolment.attempts_granted.select_related("assessment", "decided_by"),
        "time": enrolment.personal_times.order_by("-pk").first(),
    }
    status = 422 if chosen else 200
    return render(request, "training/cohorts/desk/enrolment.html", context, status=status)


def _decide(step: Step, enrolment: Enrolment, request: HttpRequest) -> Enrolment | None:
    user: Any = request.user
    try:
        after = step.does(enrolment, user, step.form.cleaned_data)
    except ValidationError as error:
        step.form.add_error(None, ValidationError(error.messages))
        return None
    messages.success(request, _("It is done, and the journal says so."))
    return after if isinstance(after, Enrolment) else enrolment


def _steps(enrolment: Enrolment, request: HttpRequest) -> list[Step]:
    """Return what can be decided, in the order of how often it is."""

    def asked(name: str, form: type[forms.Form], **kwargs: Any) -> forms.Form:
        sent = request.POST if request.POST.get("step") == name else None
        return form(sent, prefix=name, **kwargs)

    if enrolment.state == Enrolment.State.WITHDRAWN:
        again = asked("again", ReasonForm)
        return [Step("again", _("Enrol again"), _("Enrol again"), again, _enrol_again)]
    window = {"opens": enrolment.active_from, "closes": enrolment.active_until}
    made = {
        "window": asked("window", WindowForm, initial=window),
        "attempts": asked("attempts", AttemptsForm, enrolment=enrolment),
        "time": asked("time", TimeForm),
    }
    if enrolment.state == Enrolment.State.ACTIVE:
        made["move"] = asked("move", MoveForm, enrolment=enrolment)
        made["withdraw"] = asked("withdraw", ReasonForm)
    return [Step(name, *_words(name), form, DEEDS[name]) for name, form in made.items()]


def _words(name: str) -> tuple[str, str]:
    """Return the heading of a step and what its button says."""
    return {
        "window": (_("When lessons open and close"), _("Change the days")),
        "attempts": (_("More attempts"), _("Allow more attempts")),
        "time": (_("More time"), _("Give more time")),
        "move": (_("To another group"), _("Move")),
        "withdraw": (_("Withdraw from the group"), _("Withdraw")),
    }[name]


def _enrol_again(enrolment: Enrolment, by: Any, told: dict[str, Any]) -> Enrolment:
    return enrol_person(person=enrolment.person, cohort=enrolment.cohort, by=by, **told)


def _change_window(enrolment: Enrolment, by: Any, told: dict[str, Any]) -> Enrolment:
    window = Window(told["opens"], told["closes"])
    return change_window(enrolment=enrolment, window=window, by=by, reason=told["reason"])


DEEDS: dict[str, Callable[[Enrolment, Any, dict[str, Any]], Any]] = {
    "window": _change_window,
    "attempts": lambda of, by, told: grant_attempts(enrolment=of, by=by, **told),
    "time": lambda of, by, told: give_more_time(enrolment=of, by=by, **told),
    "move": lambda of, by, told: move_enrolment(enrolment=of, by=by, **told),
    "withdraw": lambda of, by, told: exclude_enrolled(enrolment=of, by=by, **told),
}

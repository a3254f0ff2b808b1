"""One group in the desk: who is in it and who teaches it, its meetings, and ways on from there.

A trainer sees their own groups, course administrators all of them; for others there is none.
"""

from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from foundation.models import User

from ...access import ADMINISTER, group_or_404, groups_run_by
from ..models import Application, Cohort, Enrolment
from ..services import cancel_group, end_teaching, invite_group, let_teach
from .forms import ReasonForm, TrainerForm


@require_safe
def show_groups(request: HttpRequest) -> HttpResponse:
    """List the groups that one teaches or answers for: those that go on first, by their days."""
    today = timezone.localdate()
    groups = list(groups_run_by(request.user).select_related("edition").order_by("-starts_on"))
    if not groups and not request.user.has_perm(ADMINISTER):
        raise Http404
    context = {
        "parts": [
            (_("Going on"), [g for g in groups if g.starts_on <= today <= g.ends_on]),
            (_("Coming"), [g for g in groups if g.starts_on > today]),
            (_("Over"), [g for g in groups if g.ends_on < today]),
        ],
        "administers": request.user.has_perm(ADMINISTER),
    }
    return render(request, "training/cohorts/desk/groups.html", context)


@require_safe
def show_group(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a group."""
    return _page(request, group_or_404(request.user, pk))


def _page(
    request: HttpRequest, group: Cohort, status: int = 200, **forms_sent: forms.Form
) -> HttpResponse:
    people = group.enrolments.select_related("person").order_by("person__name", "pk")
    seated = [each for each in people if each.state != Enrolment.State.WITHDRAWN]
    waiting = group.applications.filter(state=Application.State.WAITING).select_related("person")
    context = {
        "group": group,
        "administers": request.user.has_perm(ADMINISTER),
        "seated": seated,
        "withdrawn": [each for each in people if each.state == Enrolment.State.WITHDRAWN],
        "waiting": waiting.order_by("number"),
        "pending": group.applications.filter(state=Application.State.PENDING).count(),
        "uninvited": [e for e in seated if e.person.user_id is None and e.person.email],
        "free": group.capacity - len(seated),
        "sessions": group.sessions.order_by("starts_at"),
        "teaching": group.teaching.select_related("user").order_by("user__email"),
        "trainer_form": forms_sent.get("trainer", TrainerForm()),
        "cancel_form": forms_sent.get("cancel", ReasonForm(prefix="cancel")),
        "events": group.events.filter(person=None).select_related("by").order_by("-at", "-pk")[:20],
        "is_over": group.ends_on < timezone.localdate(),
    }
    return render(request, "training/cohorts/desk/group.html", context, status=status)


@permission_required(ADMINISTER, raise_exception=True)
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a group, with a reason."""
    group = group_or_404(request.user, pk)
    user: Any = request.user
    form = ReasonForm(request.POST, prefix="cancel")
    if form.is_valid():
        try:
            cancel_group(cohort=group, by=user, reason=form.cleaned_data["reason"])
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
        else:
            messages.success(request, _("The group is cancelled, and its people are written to."))
            return redirect("training_group", pk)
    return _page(request, group, status=422, cancel=form)


@permission_required(ADMINISTER, raise_exception=True)
@require_POST
def invite(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite everybody in a group who has an address and no account to open one."""
    sent = invite_group(cohort=group_or_404(request.user, pk))
    words = ngettext("%(count)s invitation is sent.", "%(count)s invitations are sent.", sent)
    messages.success(request, words % {"count": sent})
    return redirect("training_group", pk)


@permission_required(ADMINISTER, raise_exception=True)
@require_POST
def add_trainer(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody teach a group."""
    group = group_or_404(request.user, pk)
    user: Any = request.user
    form = TrainerForm(request.POST)
    if form.is_valid():
        try:
            let_teach(cohort=group, user=form.cleaned_data["user"], by=user)
        except ValidationError as error:
            form.add_error(None, ValidationError(error.messages))
        else:
            messages.success(request, _("The group has another trainer."))
            return redirect("training_group", pk)
    return _page(request, group, status=422, trainer=form)


@permission_required(ADMINISTER, raise_exception=True)
@require_POST
def remove_trainer(request: HttpRequest, pk: int, user_id: int) -> HttpResponse:
    """Take a group from a trainer."""
    group = group_or_404(request.user, pk)
    user: Any = request.user
    teaching = User.objects.filter(teaching__cohort=group)
    end_teaching(cohort=group, user=get_object_or_404(teaching, pk=user_id), by=user)
    messages.success(request, _("The group is closed to that trainer."))
    return redirect("training_group", pk)

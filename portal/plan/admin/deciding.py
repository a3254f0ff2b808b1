"""Partners' reports in the desk: what waits, and the decision about one."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from foundation.desk.panels import DeskPanel, Entry

from ..partners import accept_statement, decline_statement, waiting
from .forms import DecisionForm

PERMISSION = "portal.add_statusreport"


def urls() -> list[URLPattern]:
    """Return the addresses of the decisions, for the desk."""
    return [path("partner-reports/<int:pk>/", decide, name="partner_report_decision")]


@permission_required(PERMISSION, raise_exception=True)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a partner's report, and take the decision about it."""
    statement = get_object_or_404(waiting(), pk=pk)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user: Any = request.user
        try:
            if form.cleaned_data["accept"]:
                accept_statement(statement=statement, user=user)
                messages.success(request, _("The report is public."))
            else:
                reason = form.cleaned_data["reason"]
                decline_statement(statement=statement, user=user, reason=reason)
                messages.success(request, _("The report is put aside."))
            return redirect("wagtailadmin_home")
        except ValidationError as error:
            form.add_error(None, error)
    context = {"statement": statement, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "portal/plan/admin/partner_report.html", context, status=status)


def _entries(user: Any, statements: Sequence[Any]) -> Iterable[Entry]:
    for statement in statements:
        yield Entry(
            f"{statement.activity.number} {statement.activity.text}",
            reverse("partner_report_decision", args=[statement.pk]),
            note=statement.link.holder.shown_short,
            at=statement.sent_at,
        )


PANEL = DeskPanel(
    "partner-reports",
    gettext_lazy("Partners' reports on the plan"),
    gettext_lazy("No partner's report waits for a decision."),
    lambda user: waiting(),
    _entries,
    shown_to=lambda user: user.has_perm(PERMISSION),
    icon="clipboard-list",
    order=150,
)

"""A plan that was reported on stays: reports are kept as they were made."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.models import Page

from ..models import PlanPage, StatusReport


def keep_what_is_reported_on(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete a plan with reports, or what holds one, and say why."""
    plans = PlanPage.objects.descendant_of(page, inclusive=True)
    if not StatusReport.objects.filter(plan__in=plans).exists():
        return None
    messages.error(
        request,
        _("This plan was reported on, and reports are kept. Unpublish it instead."),
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)

"""Requests to be erased, in the desk."""

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

from ..access import ADMINISTER
from .erasure import erase_person, waiting


def urls() -> list[URLPattern]:
    """Return the addresses, for the desk."""
    return [path("erasure/<int:pk>/", erase, name="records_erase")]


@permission_required(ADMINISTER, raise_exception=True)
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what erasing somebody who asked for it would do, and do it."""
    person = get_object_or_404(waiting(), pk=pk)
    user: Any = request.user
    reason, problem = request.POST.get("reason", "")[:500], ""
    if request.method == "POST":
        try:
            erase_person(person=person, by=user, reason=reason)
            messages.success(request, _("Name and address are removed."))
            return redirect("wagtailadmin_home")
        except ValidationError as error:
            problem = " ".join(error.messages)
    context = {"person": person, "reason": reason, "problem": problem}
    status = 422 if problem else 200
    return render(request, "training/records/desk/erase.html", context, status=status)


def _entries(user: Any, people: Sequence[Any]) -> Iterable[Entry]:
    for person in people:
        yield Entry(person.name, reverse("records_erase", args=[person.pk]))


PANEL = DeskPanel(
    "erasure",
    gettext_lazy("Requests to be erased"),
    gettext_lazy("Nobody asked to be erased."),
    lambda user: waiting(),
    _entries,
    shown_to=lambda user: user.has_perm(ADMINISTER),
    icon="bin",
    order=170,
)

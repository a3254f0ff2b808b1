"""The screen on which somebody says that a page was checked, and by when it must be again."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from ...accounts.roles import ROLES
from ...models import ReviewDate
from ..pages import open_to, page_entry
from ..panels import DeskPanel, Entry
from .services import mark_checked, set_review

SOON = timedelta(days=14)
SEES_ALL = ("manager", "administrator")


class ReviewForm(forms.Form):
    """When a page must be checked again, by whom, and whether it was just now."""

    checked = forms.BooleanField(
        label=gettext_lazy("I checked it today: all of it is right"), required=False
    )
    due_on = forms.DateField(
        label=gettext_lazy("To be checked by"),
        required=False,
        widget=AdminDateInput,
        help_text=gettext_lazy("Empty: nobody is reminded."),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Who checks it"),
        choices=[(role.codename, role.name) for role in ROLES.values()],
        initial="publisher",
        help_text=gettext_lazy("Everybody of this role is reminded by e-mail on the day."),
    )

    def clean_due_on(self) -> date | None:
        """Refuse a day that has passed, unless the page was checked now and the day is moved on."""
        due_on: date | None = self.cleaned_data["due_on"]
        if due_on and due_on <= timezone.localdate() and not self.cleaned_data.get("checked"):
            raise forms.ValidationError(_("Choose a day after today."))
        return due_on


def edit_review(request: HttpRequest, pk: int) -> HttpResponse:
    """Show and change the dates of a page. Raises ``PermissionDenied`` for who can't edit it."""
    page = get_object_or_404(Page, pk=pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    row = ReviewDate.objects.filter(page_id=pk).first()
    form = ReviewForm(request.POST or None, initial=_initial(row))
    if request.method == "POST" and form.is_valid():
        _store(page, form.cleaned_data)
        messages.success(request, _("The date of checking is saved."))
        return redirect("wagtailadmin_pages:edit", pk)
    context = {"page": page, "row": row, "form": form, "days": settings.REVIEW_AFTER_DAYS}
    return TemplateResponse(request, "foundation/desk/review.html", context)


def _initial(row: ReviewDate | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {"due_on": row.due_on, "role": row.role or "publisher"}


def _store(page: Page, said: dict[str, Any]) -> None:
    write = mark_checked if said["checked"] else set_review
    write(page=page, due_on=said["due_on"], role=said["role"])


def due_for(user: Any) -> QuerySet[ReviewDate]:
    """Return the published pages that a role of ``user`` must check within two weeks."""
    rows = ReviewDate.objects.filter(
        due_on__lte=timezone.localdate() + SOON, page__live=True, page__in=open_to(user)
    )
    names = set(user.groups.values_list("name", flat=True))
    mine = [role.codename for role in ROLES.values() if role.name in names]
    if not user.is_superuser and not set(mine) & set(SEES_ALL):
        rows = rows.filter(role__in=mine)
    return rows.select_related("page__locale").order_by("due_on", "pk")


def describe_due(user: Any, rows: Sequence[ReviewDate]) -> list[Entry]:
    """Return pages with the role that checks them; a day that has come stands out."""
    today = timezone.localdate()
    return [
        page_entry(
            row.page,
            reverse("desk_review", args=[row.page_id]),
            note=ROLES[row.role].name if row.role in ROLES else "",
            at=row.due_on,
            is_late=row.due_on is not None and row.due_on <= today,
        )
        for row in rows
    ]


DUE = DeskPanel(
    "review",
    gettext_lazy("To be checked"),
    gettext_lazy("No page has to be checked in the next two weeks."),
    due_for,
    describe_due,
    shown_to=lambda user: user.is_superuser or user.groups.exists(),
    icon="calendar-check",
    order=150,
)

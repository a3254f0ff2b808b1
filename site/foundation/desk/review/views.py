"""The screen on which somebody says that a text was checked, and by when it must be again."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from ...accounts.roles import ROLES
from ...models import DatesOfChecking
from ..kept import Kept, all_kept, kept_as, review_urls
from ..panels import DeskPanel, Entry
from .services import mark_checked, set_review

SOON = timedelta(days=14)
SEES_ALL = ("manager", "administrator")


class ReviewForm(forms.Form):
    """When a text must be checked again, by whom, and whether it was just now."""

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
        """Refuse a day that has passed, unless the text was checked now and the day is moved on."""
        due_on: date | None = self.cleaned_data["due_on"]
        if due_on and due_on <= timezone.localdate() and not self.cleaned_data.get("checked"):
            raise forms.ValidationError(_("Choose a day after today."))
        return due_on


def edit_review(request: HttpRequest, pk: int, kind: str = "page") -> HttpResponse:
    """Show and change the dates of a text. Raises ``Http404`` where there is none of that kind,
    ``PermissionDenied`` for who can't edit it.
    """
    kept = kept_as(kind)
    if kept is None:
        raise Http404
    owner = get_object_or_404(kept.model, pk=pk)
    if not kept.editable_by(request.user).filter(pk=pk).exists():
        raise PermissionDenied
    edit_url = kept.edit_urls(request.user, [pk])[pk]
    row = kept.dates._default_manager.filter(**{kept.name: pk}).first()
    form = ReviewForm(request.POST or None, initial=_initial(row))
    if request.method == "POST" and form.is_valid():
        _store(kept, owner, form.cleaned_data)
        messages.success(request, _("The date of checking is saved."))
        return redirect(edit_url)
    context = {
        "title": kept.title_of(owner),
        "edit_url": edit_url,
        "is_page": kept.name == "page",
        "row": row,
        "form": form,
        "days": settings.REVIEW_AFTER_DAYS,
    }
    return TemplateResponse(request, "foundation/desk/review.html", context)


def _initial(row: DatesOfChecking | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {"due_on": row.due_on, "role": row.role or "publisher"}


def _store(kept: Kept, owner: Any, said: dict[str, Any]) -> None:
    write = mark_checked if said["checked"] else set_review
    write(of=owner, due_on=said["due_on"], role=said["role"], kind=kept.name)


def due_for(user: Any) -> list[DatesOfChecking]:
    """Return the dates of published texts that a role of ``user`` must check within two weeks, the
    soonest first.
    """
    names = set(user.groups.values_list("name", flat=True))
    mine = [role.codename for role in ROLES.values() if role.name in names]
    sees_all = user.is_superuser or bool(set(mine) & set(SEES_ALL))
    rows = [row for kept in all_kept() for row in _due(kept, user, None if sees_all else mine)]
    return sorted(rows, key=lambda row: (row.due_on, row.owner_name != "page", row.pk))


def _due(kept: Kept, user: Any, roles: list[str] | None) -> list[DatesOfChecking]:
    met: dict[str, Any] = {f"{kept.name}__live": True, f"{kept.name}__in": kept.open_to(user)}
    rows = kept.dates._default_manager.filter(due_on__lte=timezone.localdate() + SOON, **met)
    if roles is not None:
        rows = rows.filter(role__in=roles)
    return list(rows.select_related(*kept.needed_of_owner))


def describe_due(user: Any, rows: Sequence[DatesOfChecking]) -> list[Entry]:
    """Return texts with the role that checks them; a day that has come stands out. A text leads to
    its dates if ``user`` may change them.
    """
    today = timezone.localdate()
    kinds = {kept.name: kept for kept in all_kept()}
    urls = {
        (kept.name, pk): url
        for kept in kinds.values()
        if (pks := [row.owner.pk for row in rows if row.owner_name == kept.name])
        for pk, url in review_urls(user, kept, pks).items()
    }
    return [
        kinds[row.owner_name].entry(
            row.owner,
            urls.get((row.owner_name, row.owner.pk), ""),
            note=ROLES[row.role].name if row.role in ROLES else "",
            at=row.due_on,
            is_late=row.due_on is not None and row.due_on <= today,
        )
        for row in rows
    ]


DUE = DeskPanel(
    "review",
    gettext_lazy("To be checked"),
    gettext_lazy("Nothing has to be checked in the next two weeks."),
    due_for,
    describe_due,
    shown_to=lambda user: user.is_superuser or user.groups.exists(),
    icon="calendar-check",
    order=150,
)

"""The list of what was confirmed when, and the one action that confirms it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.menu import MenuItem
from wagtail.models import Locale

from ..models.confirmable import oldest_valid
from ..models.service import Service
from ..models.team import LocalTeam
from ..services import confirm_entries

PERMISSION = "portal.confirm_service"
MODELS: dict[str, Any] = {"service": Service, "team": LocalTeam}
OFFICE_LENGTH = 120


class ConfirmationsItem(MenuItem):
    """Shown to whoever may confirm."""

    @classmethod
    def make(cls) -> "ConfirmationsItem":
        """Return the entry of the menu."""
        address = reverse("directory_confirmations")
        return cls(_("Confirmations"), address, name="confirmations", icon_name="check", order=261)

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the visitor may confirm."""
        return request.user.has_perm(PERMISSION)


@require_safe
def confirmations(request: HttpRequest) -> HttpResponse:
    """List every published entry, the longest unconfirmed first, each with a box to tick."""
    _demand(request)
    rows = [
        {"key": f"{kind}-{entry.pk}", "entry": entry, "label": model._meta.verbose_name}
        for kind, model in MODELS.items()
        for entry in _published(model)
    ]
    valid = oldest_valid()
    lapsed = [row for row in rows if (row["entry"].confirmed_on or valid.min) < valid]
    current = [row for row in rows if row not in lapsed]
    return render(
        request,
        "portal/directory/admin/confirmations.html",
        {"lapsed": lapsed, "current": current, "office_length": OFFICE_LENGTH},
    )


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """Confirm what was ticked, as of today, in the office that was written."""
    _demand(request)
    office = request.POST.get("office", "").replace("\x00", "").strip()[:OFFICE_LENGTH]
    entries = _chosen(request.POST.getlist("entry"))
    if not office:
        messages.error(request, _("Write in what office you confirm."))
    elif not entries:
        messages.error(request, _("Tick what you confirm."))
    else:
        count = confirm_entries(entries=entries, person=request.user, office=office)
        told = ngettext("%(count)s entry confirmed.", "%(count)s entries confirmed.", count)
        messages.success(request, told % {"count": count})
    return redirect("directory_confirmations")


def _demand(request: HttpRequest) -> None:
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied


def _published(model: Any) -> Any:
    rows = model.objects.filter(live=True).select_related("owner")
    if model is Service:
        rows = rows.filter(locale=Locale.get_default())
    return rows.order_by(F("confirmed_on").asc(nulls_first=True), "pk")


def _chosen(keys: list[str]) -> list[Any]:
    """Return the entries that the keys name; a key that names none is left out."""
    found: list[Any] = []
    for kind, model in MODELS.items():
        prefix = f"{kind}-"
        pks = {
            int(pk)
            for key in keys
            if (pk := key.removeprefix(prefix)) != key and pk.isascii() and pk.isdigit()
            if len(pk) < 18
        }
        found += _published(model).filter(pk__in=pks)
    return found

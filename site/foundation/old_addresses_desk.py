"""Importing addresses of an old site in the desk."""

from django import forms
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .old_addresses import UnreadableError, import_redirects

PERMISSION = "wagtailredirects.add_redirect"
TEMPLATE = "foundation/old_addresses/import.html"


class TableForm(forms.Form):
    """Asks for the table."""

    file = forms.FileField(label=_("Table"), widget=forms.FileInput(attrs={"accept": ".csv"}))


class OldAddressesItem(MenuItem):
    """The screen's entry in the settings, shown to whoever may add redirects."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the visitor may add redirects."""
        return request.user.has_perm(PERMISSION)


@permission_required(PERMISSION, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def old_addresses(request: HttpRequest) -> HttpResponse:
    """Ask for a table; show what is in it, or import it."""
    if request.method != "POST":
        return render(request, TEMPLATE, {"form": TableForm()})
    form = TableForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, TEMPLATE, {"form": form}, status=422)
    tried = "look" in request.POST
    try:
        outcome = import_redirects(form.cleaned_data["file"].read(), dry_run=tried)
    except UnreadableError as error:
        return render(request, TEMPLATE, {"form": form, "problem": error.reason}, status=422)
    return render(request, TEMPLATE, {"form": form, "outcome": outcome, "tried": tried})


@hooks.register("register_admin_urls", order=-1)
def urls() -> list[URLPattern]:
    """Return the screen's address, which stands in the place of Wagtail's own import too: that has
    no dry run, and breaks on a form it did not make.
    """
    return [
        path("old-addresses/", old_addresses, name="old_addresses"),
        path("redirects/import/", old_addresses),
        path("redirects/import/process/", old_addresses),
    ]


@hooks.register("register_settings_menu_item")
def item() -> OldAddressesItem:
    """Return the screen's entry in the menu of settings."""
    address = reverse("old_addresses")
    return OldAddressesItem(
        _("Import old addresses"), address, name="old-addresses", icon_name="redirect", order=720
    )

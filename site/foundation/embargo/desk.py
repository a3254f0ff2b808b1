"""Embargoes in the desk: what waits is said after saving, and key links are kept."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import BaseColumn, Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page

from .. import moment
from ..minute import in_belgrade
from ..models.embargo import EmbargoLink
from .files import withheld_with
from .links import address_of
from .rule import embargo_on, waits_until
from .views import (
    KeyLinkDeleteView,
    KeyLinkEditView,
    KeyLinkForm,
    KeyLinkHistoryView,
    KeyLinkIndexView,
    KeyLinkUsageView,
)


def state_of(link: EmbargoLink) -> str:
    """Say in a word what a link opens now."""
    if link.expires_at <= moment.now():
        return _("expired")
    # The list read the key with the page.
    access = getattr(link.page, "access", None)
    waits = access is not None and waits_until(access.key)
    return _("valid") if waits else _("no longer needed: the page is public")


def until_when(link: EmbargoLink) -> str:
    """Say until which minute a link holds. Wagtail's own column calls all that is to come “now”."""
    return date_format(in_belgrade(link.expires_at), "SHORT_DATETIME_FORMAT")


class KeyLinkViewSet(ModelViewSet):
    """The links that open a page before its minute; who deletes one revokes it."""

    model = EmbargoLink
    icon = "key"
    name = "key_links"
    add_to_admin_menu = True
    menu_label = gettext_lazy("Key links")
    menu_order = 320
    list_display: ClassVar[list[BaseColumn | str]] = [
        "page",
        Column(
            "expires_at",
            label=gettext_lazy("Valid until"),
            accessor=until_when,
            sort_key="expires_at",
        ),
        Column("state", label=gettext_lazy("State"), accessor=state_of),
        Column(
            "address",
            label=gettext_lazy("Address to give away"),
            accessor=address_of,
            classname="desk-address",
        ),
    ]
    edit_handler = ObjectList(
        [FieldPanel("page"), FieldPanel("expires_at")], base_form_class=KeyLinkForm
    )
    index_view_class = KeyLinkIndexView
    edit_view_class = KeyLinkEditView
    delete_view_class = KeyLinkDeleteView
    history_view_class = KeyLinkHistoryView
    usage_view_class = KeyLinkUsageView
    copy_view_enabled = False

    def get_edit_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Let only the end be moved: what was given away goes on opening the page it was for."""
        panels = [FieldPanel("page", read_only=True), FieldPanel("expires_at")]
        panel = ObjectList(panels).bind_to_model(self.model)
        form = {"panel": panel, "form_class": panel.get_form_class()}
        edited: dict[str, Any] = super().get_edit_view_kwargs(**form, **kwargs)
        return edited


def say_what_waits(request: HttpRequest, page: Page) -> None:
    """Tell the editor when a page appears, and what waits with it.

    What saves itself shows no message: each would wait, and stand in a row under the next page.
    """
    if not request.accepts("text/html"):
        return
    until = embargo_on(page) if page.live else getattr(page, "embargoed_until", None)
    if until is None or until <= moment.now():
        return
    when = f"{in_belgrade(until):%d. %m. %Y. %H:%M}"
    waiting, shown = withheld_with(page)
    lines = [_("Under embargo until %(when)s (Belgrade time).") % {"when": when}]
    if waiting:
        names = ", ".join(file.title for file in waiting)
        lines.append(_("Withheld with the page: %(names)s.") % {"names": names})
    if shown:
        names = ", ".join(file.title for file in shown)
        lines.append(
            _("Already public, because something else shows it: %(names)s.") % {"names": names}
        )
    messages.info(request, " ".join(lines))


def register() -> None:
    """Register hooks, the list of links, and who may keep it."""
    for hook in ("after_create_page", "after_edit_page"):
        hooks.register(hook, say_what_waits)
    hooks.register("register_admin_viewset", KeyLinkViewSet)

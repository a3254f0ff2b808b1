"""The entries of the desk's menu."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.model import ModelViewSet

from foundation.desk.panels import register_panel

from ..desk_menu import HOOK
from . import desk
from .models import Employee


class EmployeeViewSet(ModelViewSet):
    """Who works at the Centre."""

    model = Employee
    name = "employees"
    icon = "user"
    menu_label = _("Employees")
    menu_hook = HOOK
    menu_order = 820
    copy_view_enabled = False
    form_fields: ClassVar[list[str]] = [
        "name",
        "post",
        "account",
        "employed_from",
        "employed_until",
    ]
    list_display: ClassVar[list[Any]] = ["name", "post", "employed_from", "employed_until"]


class StaffItem(MenuItem):
    """Shown to whoever may see the plans."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the visitor may see them."""
        return request.user.has_perm(desk.VIEW)


def _item() -> StaffItem:
    label = _("Staff development")
    return StaffItem(
        label, reverse("staff_plans"), name="staff-plans", icon_name="history", order=810
    )


def register() -> None:
    """Register everything with Wagtail."""
    hooks.register("register_admin_urls", desk.urls)
    hooks.register(HOOK, _item)
    hooks.register("register_admin_viewset", EmployeeViewSet)
    register_panel(desk.PANEL)

"""The one entry of the desk's menu under which everything of the training area stands."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from .access import ADMINISTER, groups_run_by

HOOK = "register_training_menu_item"
MENU = Menu(register_hook_name=HOOK)


class AdministratorsItem(MenuItem):
    """Shown to whoever administers courses."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the visitor does."""
        return request.user.has_perm(ADMINISTER)


class TrainersItem(MenuItem):
    """Shown to whoever teaches a group or administers courses."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the visitor does."""
        return request.user.has_perm(ADMINISTER) or groups_run_by(request.user).exists()


def add(item: type[MenuItem], label: Any, address: str, icon: str, order: int) -> None:
    """Put an entry into the menu; ``address`` is the name of its page."""

    def made() -> MenuItem:
        name = address.replace("_", "-")
        return item(label, reverse(address), name=name, icon_name=icon, order=order)

    hooks.register(HOOK, made)


def _menu() -> SubmenuMenuItem:
    return SubmenuMenuItem(_("Training"), MENU, name="training", icon_name="group", order=260)


def _style() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("desk/training.css"))


def register() -> None:
    """Register the menu and its style with Wagtail."""
    hooks.register("insert_global_admin_css", _style)
    hooks.register("register_admin_menu_item", _menu)

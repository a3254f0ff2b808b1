"""The import's entry in the desk's menu."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .importing import PERMISSION


class ImportItem(MenuItem):
    """Shown to whoever may import."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the visitor may import."""
        return request.user.has_perm(PERMISSION)


def import_item() -> ImportItem:
    """Return the entry."""
    return ImportItem(
        _("Import a plan"),
        reverse("plan_import"),
        name="plan-import",
        icon_name="upload",
        order=251,
    )

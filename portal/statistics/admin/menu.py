"""The entry for loading statistics in the desk's menu."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .loading import PERMISSION


class LoadItem(MenuItem):
    """Shown to whoever may publish statistics."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the visitor may."""
        return request.user.has_perm(PERMISSION)


def load_item() -> LoadItem:
    """Return the entry."""
    return LoadItem(
        _("Load statistics"),
        reverse("statistics_load"),
        name="statistics-load",
        icon_name="table",
        order=264,
    )

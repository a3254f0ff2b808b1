"""Certificates in the desk's menu, and their templates as snippets with drafts."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from foundation.desk.snippets import NeverChosen

from ..models import CertificateTemplate
from . import desk
from .views import ADMINISTER


class TemplateViewSet(NeverChosen, SnippetViewSet):
    """The words of certificates."""

    model = CertificateTemplate
    icon = "doc-full"
    menu_label = _("Templates of certificates")
    add_to_admin_menu = True
    menu_order = 264
    copy_view_enabled = False
    list_display: ClassVar[list[Any]] = ["heading", "course", "accreditation"]


class CertificatesItem(MenuItem):
    """Shown to whoever issues."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Say whether the visitor may issue."""
        return request.user.has_perm(ADMINISTER)


def _item() -> CertificatesItem:
    url = reverse("certificate_groups")
    return CertificatesItem(
        _("Certificates"), url, name="certificates", icon_name="check", order=263
    )


def register() -> None:
    """Register everything with Wagtail."""
    hooks.register("register_admin_urls", desk.urls)
    hooks.register("register_admin_menu_item", _item)
    register_snippet(TemplateViewSet)

"""Certificates in the desk's menu, and their templates as snippets with drafts."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from foundation.desk.lists import ReadTogether
from foundation.desk.snippets import NeverChosen

from ..desk_menu import HOOK, AdministratorsItem, add
from ..models import CertificateTemplate
from . import desk


class TemplateViewSet(NeverChosen, ReadTogether, SnippetViewSet):
    """The words of certificates."""

    model = CertificateTemplate
    icon = "doc-full"
    menu_label = _("Templates of certificates")
    menu_hook = HOOK
    menu_order = 720
    copy_view_enabled = False
    list_display: ClassVar[list[Any]] = ["heading", "course", "accreditation"]
    read_with: ClassVar[tuple[str, ...]] = ("course",)


def register() -> None:
    """Register everything with Wagtail."""
    hooks.register("register_admin_urls", desk.urls)
    add(AdministratorsItem, _("Certificates"), "certificate_groups", "check", 710)
    register_snippet(TemplateViewSet)

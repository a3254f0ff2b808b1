"""The training room's part of the desk."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet

from .models import Enrolment


class EnrolmentViewSet(ModelViewSet):
    """Who is enrolled in what, for course administrators."""

    model = Enrolment
    name = "enrolments"
    icon = "group"
    menu_label = _("Enrolments")
    add_to_admin_menu = True
    form_fields: ClassVar[list[str]] = ["course", "user", "state", "active_from", "active_until"]
    list_display: ClassVar[list[str]] = ["user", "course", "state", "active_from", "active_until"]
    list_filter: ClassVar[list[str]] = ["course", "state"]
    search_fields: ClassVar[list[str]] = ["user__email"]


@hooks.register("register_admin_viewset")
def register_enrolments() -> EnrolmentViewSet:
    """Add the list of enrolments to the desk."""
    return EnrolmentViewSet()

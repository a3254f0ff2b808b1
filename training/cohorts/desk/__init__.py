"""The desk of course administrators and trainers."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from foundation.desk.panels import register_panel

from ...desk_menu import AdministratorsItem, TrainersItem, add
from . import applications, editions, enrolment, group, importing
from .viewsets import (
    CohortViewSet,
    DutyViewSet,
    EnrolmentViewSet,
    PersonViewSet,
    SessionViewSet,
)


def urls() -> list[URLPattern]:
    """Return the addresses, for the desk."""
    return [
        path("training/applications/", applications.queue, name="training_applications"),
        path("training/applications/<int:pk>/", applications.decide, name="training_decide"),
        path("training/statistics/", applications.show_statistics, name="training_statistics"),
        path("training/groups/", group.show_groups, name="training_my_groups"),
        path("training/groups/<int:pk>/", group.show_group, name="training_group"),
        path("training/groups/<int:pk>/cancel/", group.cancel, name="training_cancel"),
        path("training/groups/<int:pk>/invite/", group.invite, name="training_invite"),
        path("training/groups/<int:pk>/trainers/", group.add_trainer, name="training_add_trainer"),
        path("training/groups/<int:pk>/import/", importing.import_people, name="training_import"),
        path("training/editions/", editions.show_editions, name="training_editions"),
        path("training/editions/<int:pk>/", editions.edit, name="training_edition"),
        path(
            "training/editions/<int:pk>/publish/",
            editions.publish,
            name="training_publish_edition",
        ),
        path("training/courses/<int:pk>/begin/", editions.begin, name="training_begin_edition"),
        path(
            "training/groups/<int:pk>/trainers/<int:user_id>/",
            group.remove_trainer,
            name="training_remove_trainer",
        ),
        path("training/enrolments/<int:pk>/", enrolment.show_enrolment, name="training_enrolment"),
    ]


def register() -> None:
    """Register everything with Wagtail."""
    hooks.register("register_admin_urls", urls)
    for viewset in (CohortViewSet, SessionViewSet, PersonViewSet, EnrolmentViewSet, DutyViewSet):
        hooks.register("register_admin_viewset", viewset)
    add(TrainersItem, _("Groups"), "training_my_groups", "group", 110)
    add(AdministratorsItem, _("Applications"), "training_applications", "list-ul", 120)
    add(AdministratorsItem, _("Editions of courses"), "training_editions", "copy", 130)
    add(AdministratorsItem, _("How many were trained"), "training_statistics", "table", 900)
    register_panel(applications.PANEL)

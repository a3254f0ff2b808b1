"""What was reported of the plan, in the desk: reports are added and never changed, measures, risks
and what goes on are edited, partners get links.
"""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from foundation.desk.lists import ModelReadTogether

from ..models import Continuation, Measure, PartnerLink, Risk, StatusReport
from ..partners import address_of, state_of


class AddOnlyPolicy(ModelPermissionPolicy):
    """Nobody changes or deletes, whatever they may do elsewhere."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Say whether ``user`` may do it at all."""
        return action in {"add", "view"} and super().user_has_permission(user, action)


register_permission_policy(StatusReport, AddOnlyPolicy(StatusReport))


class ReportCreateView(CreateView):
    """Adds a report, in the name of who writes it."""

    def save_instance(self) -> StatusReport:
        """Keep the account that wrote it."""
        self.form.instance.entered_by = self.request.user
        report: StatusReport = super().save_instance()
        return report


class StatusReportViewSet(ModelReadTogether, ModelViewSet):
    """Reports of states."""

    model = StatusReport
    name = "status_reports"
    icon = "clipboard-list"
    menu_label = _("Reports of states")
    add_view_class = ReportCreateView
    inspect_view_enabled = True
    copy_view_enabled = False
    list_display: ClassVar[list[Any]] = ["__str__", "said_by", "as_of", "said_at"]
    read_with: ClassVar[tuple[str, ...]] = ("activity", "measure")
    list_filter: ClassVar[list[str]] = ["state", "plan"]


class MeasureViewSet(ModelReadTogether, ModelViewSet):
    """Measures of the Action Plan."""

    model = Measure
    name = "plan_measures"
    icon = "list-ul"
    menu_label = _("Measures of the Action Plan")
    copy_view_enabled = False
    list_display: ClassVar[list[Any]] = ["code", "name", "activity", "due"]
    read_with: ClassVar[tuple[str, ...]] = ("activity",)


class RiskViewSet(ModelReadTogether, ModelViewSet):
    """Risks."""

    model = Risk
    name = "plan_risks"
    icon = "warning"
    menu_label = _("Risks")
    copy_view_enabled = False
    list_display: ClassVar[list[Any]] = ["name", "plan"]
    read_with: ClassVar[tuple[str, ...]] = ("plan",)


class ContinuationViewSet(ModelReadTogether, ModelViewSet):
    """What goes on from plan to plan."""

    model = Continuation
    name = "plan_continuations"
    icon = "redirect"
    menu_label = _("Activities carried on")
    copy_view_enabled = False
    list_display: ClassVar[list[Any]] = ["earlier", "later"]
    read_with: ClassVar[tuple[str, ...]] = ("earlier", "later")


class PartnerLinkViewSet(ModelReadTogether, ModelViewSet):
    """Links for partners."""

    model = PartnerLink
    name = "partner_links"
    icon = "key"
    menu_label = _("Partners' links")
    copy_view_enabled = False
    list_display: ClassVar[list[Any]] = [
        "holder",
        "plan",
        "expires_at",
        Column("state", label=_("State"), accessor=state_of),
        Column(
            "address",
            label=_("Address to give away"),
            accessor=address_of,
            classname="desk-address",
        ),
    ]
    read_with: ClassVar[tuple[str, ...]] = ("holder", "plan")


class ProgressViewSetGroup(ViewSetGroup):
    """The progress of the plans."""

    items = (
        StatusReportViewSet,
        PartnerLinkViewSet,
        MeasureViewSet,
        RiskViewSet,
        ContinuationViewSet,
    )
    menu_icon = "tasks"
    menu_label = _("Progress of the plan")
    menu_name = "plan-progress"
    menu_order = 252

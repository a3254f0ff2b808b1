"""Public procurement: what the Centre buys, from the notice to the contract."""

from typing import Any, ClassVar

from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from foundation.models import BasePage

from ..models.evidence import ShownActivity, ShowsActivities
from .index import NoticeIndexPage
from .notice import NoticePage
from .states import NoticeState


class Subject(models.TextChoices):
    """What is bought."""

    GOODS = "goods", _("goods")
    SERVICES = "services", _("services")
    WORKS = "works", _("construction works")


class ProcurementIndexPage(NoticeIndexPage):
    """Every procurement, the open ones first."""

    template = "centre/notices/notice_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.HomePage"]
    subpage_types: ClassVar[list[str]] = ["centre.ProcurementPage"]
    max_count_per_parent = 1
    listed_model = "centre.ProcurementPage"
    listed_kinds = Subject

    class Meta:
        verbose_name = _("list of procurement")
        verbose_name_plural = _("lists of procurement")


class ProcurementPage(NoticePage):
    """One procurement."""

    kind = models.CharField(
        _("subject"), max_length=10, choices=Subject.choices, default=Subject.SERVICES
    )
    procedure = models.CharField(
        _("procedure"),
        max_length=120,
        help_text=_("As the law names it, or “below the threshold”."),
    )
    reference = models.CharField(_("number"), max_length=60, blank=True)
    portal_url = models.URLField(
        _("address on the Public Procurement Portal"), max_length=500, blank=True
    )
    estimated_value = models.DecimalField(
        _("estimated value without VAT (RSD)"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
    )
    awarded_to = models.CharField(
        _("contracted with"),
        max_length=200,
        blank=True,
        help_text=_("The name of a company or an institution."),
    )
    contract_value = models.DecimalField(
        _("contracted value without VAT (RSD)"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
    )

    template = "centre/notices/notice_page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.ProcurementIndexPage"]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("date"),
                FieldPanel("deadline"),
                FieldPanel("kind"),
                FieldPanel("procedure"),
                FieldPanel("reference"),
                FieldPanel("portal_url"),
                FieldPanel("estimated_value"),
            ],
            heading=_("Procurement"),
        ),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("documents"),
        FieldPanel("amendments"),
        NoticePage.outcome_panel,
        MultiFieldPanel(
            [FieldPanel("awarded_to"), FieldPanel("contract_value")], heading=_("Contract")
        ),
        ShowsActivities.evidence_panel,
    ]

    class Meta(NoticePage.Meta):
        abstract = False
        verbose_name = _("procurement")
        verbose_name_plural = _("procurement")

    @classmethod
    def state_labels(cls) -> dict[NoticeState, Any]:
        """Return the words of procurement."""
        return {NoticeState.CONCLUDED: _("contract awarded")}

    def own_facts(self) -> list[dict[str, Any]]:
        """Return what is bought, how, and with whom a contract was made."""
        facts = [
            (_("What is bought"), self.get_kind_display(), ""),
            (_("Procedure"), self.procedure, ""),
            (_("Number"), self.reference, ""),
            (_("Public Procurement Portal"), self.portal_url and _("the notice"), self.portal_url),
            (_("Estimated value without VAT"), _dinars(self.estimated_value), ""),
            (_("Contracted with"), self.awarded_to, ""),
            (_("Contracted value without VAT"), _dinars(self.contract_value), ""),
        ]
        return [
            {"label": label, "value": value, "url": url} for label, value, url in facts if value
        ]


class ProcurementEvidence(ShownActivity):
    """That a procurement shows an activity."""

    page = ParentalKey(ProcurementPage, on_delete=models.CASCADE, related_name="evidence")

    class Meta(ShownActivity.Meta):
        abstract = False
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("page", "activity"), name="centre_procurement_evidence_once"
            )
        ]


def _dinars(value: Any) -> str:
    """Return an amount as readers write it."""
    return f"{number_format(value, 2, force_grouping=True)} RSD" if value is not None else ""

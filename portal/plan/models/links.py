"""Which holders and sources of funding an activity has, in the order printed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Orderable

from .terms import FundingSource, Holder


class ActivityHolder(Orderable):
    """That a holder carries out an activity."""

    activity = ParentalKey("portal.Activity", on_delete=models.CASCADE, related_name="holder_links")
    holder = models.ForeignKey(
        Holder, on_delete=models.PROTECT, related_name="+", verbose_name=_("holder")
    )

    panels: ClassVar[list[Panel]] = [FieldPanel("holder")]

    class Meta(Orderable.Meta):
        verbose_name = _("holder")
        verbose_name_plural = _("holders")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("activity", "holder"), name="portal_holder_once")
        ]

    def __str__(self) -> str:
        return str(self.holder)


class ActivityFunding(Orderable):
    """That an activity is paid from a source."""

    activity = ParentalKey(
        "portal.Activity", on_delete=models.CASCADE, related_name="funding_links"
    )
    source = models.ForeignKey(
        FundingSource,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("source of funding"),
    )

    panels: ClassVar[list[Panel]] = [FieldPanel("source")]

    class Meta(Orderable.Meta):
        verbose_name = _("source of funding")
        verbose_name_plural = _("sources of funding")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("activity", "source"), name="portal_funding_once")
        ]

    def __str__(self) -> str:
        return str(self.source)

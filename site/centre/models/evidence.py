"""Which activities of the work plan a piece of news is evidence for."""

from typing import ClassVar

from django.db import models
from django.forms import Select
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Orderable


class NewsEvidence(Orderable):
    """That a piece of news shows an activity.

    The Serbian activity stands for all its translations: ``translation_key`` joins them.
    """

    page = ParentalKey("centre.NewsPage", on_delete=models.CASCADE, related_name="evidence")
    activity = models.ForeignKey(
        "portal.Activity",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("activity"),
        limit_choices_to={"locale__language_code": "sr"},
    )

    access_parent = "page"
    panels: ClassVar[list[Panel]] = [FieldPanel("activity", widget=Select)]

    class Meta(Orderable.Meta):
        verbose_name = _("activity that it shows")
        verbose_name_plural = _("activities that it shows")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("page", "activity"), name="centre_evidence_once")
        ]

    def __str__(self) -> str:
        return str(self.activity)

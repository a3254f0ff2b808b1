"""Which activities of the work plan a piece of news is evidence for."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from portal.api import ActivityReference


class NewsEvidence(ActivityReference):
    """That a piece of news shows an activity."""

    page = ParentalKey("centre.NewsPage", on_delete=models.CASCADE, related_name="evidence")

    access_parent = "page"

    class Meta(ActivityReference.Meta):
        verbose_name = _("activity that it shows")
        verbose_name_plural = _("activities that it shows")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("page", "activity"), name="centre_evidence_once")
        ]

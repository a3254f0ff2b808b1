"""Which activities of the work plan a page is evidence for: one way for every type of page."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel

from portal.api import ActivityReference


class ShowsActivities(models.Model):
    """Mixin of a page type with a relation ``evidence``: the panel, and the activities' keys."""

    evidence: Any

    evidence_panel = InlinePanel(
        "evidence", heading=_("Work plan"), label=_("Activity that it shows")
    )

    class Meta:
        abstract = True

    def activity_keys(self) -> list[UUID]:
        """Return the keys that join an activity's languages, of those that this page shows."""
        return [row.activity.translation_key for row in self.evidence.select_related("activity")]


class ShownActivity(ActivityReference):
    """That a page shows an activity. Each page type has rows of its own, that name it ``page``."""

    access_parent = "page"

    class Meta(ActivityReference.Meta):
        abstract = True
        verbose_name = _("activity that it shows")
        verbose_name_plural = _("activities that it shows")


class NewsEvidence(ShownActivity):
    """That a piece of news shows an activity."""

    page = ParentalKey("centre.NewsPage", on_delete=models.CASCADE, related_name="evidence")

    class Meta(ShownActivity.Meta):
        abstract = False
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("page", "activity"), name="centre_evidence_once")
        ]

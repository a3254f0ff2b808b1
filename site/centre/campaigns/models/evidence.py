"""Which activities of the work plan a campaign is evidence for."""

from typing import ClassVar

from django.db import models
from modelcluster.fields import ParentalKey

from ...models.evidence import ShownActivity


class CampaignEvidence(ShownActivity):
    """That a campaign shows an activity."""

    page = ParentalKey("centre.CampaignPage", on_delete=models.CASCADE, related_name="evidence")

    class Meta(ShownActivity.Meta):
        abstract = False
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("page", "activity"), name="centre_campaign_evidence_once"
            )
        ]

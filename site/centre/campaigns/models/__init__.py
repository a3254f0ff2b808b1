"""Campaigns, their kits, and what a kit holds."""

from .campaign import CampaignPage
from .evidence import CampaignEvidence
from .index import CampaignIndexPage
from .kit import KitPage
from .pieces import KitClip, KitPicture

__all__ = [
    "CampaignEvidence",
    "CampaignIndexPage",
    "CampaignPage",
    "KitClip",
    "KitPage",
    "KitPicture",
]

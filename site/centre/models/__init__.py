"""The public site's pages, one subject a module."""

from ..campaigns.models import (
    CampaignEvidence,
    CampaignIndexPage,
    CampaignPage,
    KitClip,
    KitPage,
    KitPicture,
)
from ..communities.models import CommunityReport
from ..press.release import ReleaseEvidence, ReleasePage
from ..press.room import PressContact, PressRoomPage
from .evidence import NewsEvidence
from .footprint import FootprintCheck
from .help import HelpIndexPage, HelpPage
from .help_line import HelpLine
from .home import HomePage
from .news import NewsPage
from .news_index import NewsIndexPage
from .standard import StandardPage
from .topic import Topic

__all__ = [
    "CampaignEvidence",
    "CampaignIndexPage",
    "CampaignPage",
    "CommunityReport",
    "FootprintCheck",
    "HelpIndexPage",
    "HelpLine",
    "HelpPage",
    "HomePage",
    "KitClip",
    "KitPage",
    "KitPicture",
    "NewsEvidence",
    "NewsIndexPage",
    "NewsPage",
    "PressContact",
    "PressRoomPage",
    "ReleaseEvidence",
    "ReleasePage",
    "StandardPage",
    "Topic",
]

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
from ..events.index import EventIndexPage
from ..events.models import EventEvidence, EventPage
from ..notices.procurement import ProcurementEvidence, ProcurementIndexPage, ProcurementPage
from ..notices.vacancy import VacancyEvidence, VacancyIndexPage, VacancyPage
from ..press.release import ReleaseEvidence, ReleasePage
from ..press.room import PressContact, PressRoomPage
from ..publications.duty import PublicationDuty, PublicationExemption
from ..publications.files import PublicationFile, PublishedFile
from ..publications.index import PublicationIndexPage
from ..publications.page import PublicationEvidence, PublicationPage
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
    "EventEvidence",
    "EventIndexPage",
    "EventPage",
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
    "ProcurementEvidence",
    "ProcurementIndexPage",
    "ProcurementPage",
    "PublicationDuty",
    "PublicationEvidence",
    "PublicationExemption",
    "PublicationFile",
    "PublicationIndexPage",
    "PublicationPage",
    "PublishedFile",
    "ReleaseEvidence",
    "ReleasePage",
    "StandardPage",
    "Topic",
    "VacancyEvidence",
    "VacancyIndexPage",
    "VacancyPage",
]

"""Models that later rooms stand on, one subject a module."""

from .access import CollectionAccess, PageAccess
from .base_page import BasePage
from .daily import DailyRun
from .embargo import Embargoed, EmbargoEnd, EmbargoLink
from .generation import Generation
from .heartbeat import Heartbeat
from .help import HelpNumber, HelpSettings
from .media import SiteDocument, SiteImage, SiteRendition
from .outgoing_mail import OutgoingMail
from .page_link import Fault, FoundLink, PageLink, links_in_order
from .review_date import DatesOfChecking, ReviewDate, dates_in_order
from .safety import (
    OverrideRequest,
    PublishingTask,
    SafetyOverride,
    SafetyReview,
    SafetyReviewTask,
)
from .spent_token import SpentToken
from .under_home import UnderHome
from .user import User

__all__ = [
    "BasePage",
    "CollectionAccess",
    "DailyRun",
    "DatesOfChecking",
    "EmbargoEnd",
    "EmbargoLink",
    "Embargoed",
    "Fault",
    "FoundLink",
    "Generation",
    "Heartbeat",
    "HelpNumber",
    "HelpSettings",
    "OutgoingMail",
    "OverrideRequest",
    "PageAccess",
    "PageLink",
    "PublishingTask",
    "ReviewDate",
    "SafetyOverride",
    "SafetyReview",
    "SafetyReviewTask",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "SpentToken",
    "UnderHome",
    "User",
    "dates_in_order",
    "links_in_order",
]

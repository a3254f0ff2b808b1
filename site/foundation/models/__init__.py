"""Models that later rooms stand on, one subject a module."""

from .access import CollectionAccess, PageAccess
from .base_page import BasePage
from .embargo import Embargoed, EmbargoEnd, EmbargoLink
from .generation import Generation
from .help import HelpNumber, HelpSettings
from .media import SiteDocument, SiteImage, SiteRendition
from .safety import (
    OverrideRequest,
    PublishingTask,
    SafetyOverride,
    SafetyReview,
    SafetyReviewTask,
)
from .user import User
from .versioned import Versioned

__all__ = [
    "BasePage",
    "CollectionAccess",
    "EmbargoEnd",
    "EmbargoLink",
    "Embargoed",
    "Generation",
    "HelpNumber",
    "HelpSettings",
    "OverrideRequest",
    "PageAccess",
    "PublishingTask",
    "SafetyOverride",
    "SafetyReview",
    "SafetyReviewTask",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "User",
    "Versioned",
]

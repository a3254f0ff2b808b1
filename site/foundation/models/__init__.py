"""Models that later rooms stand on, one subject a module."""

from .access import CollectionAccess, PageAccess
from .base_page import BasePage
from .generation import Generation
from .help import HelpNumber, HelpSettings
from .media import SiteDocument, SiteImage, SiteRendition
from .user import User
from .versioned import Versioned

__all__ = [
    "BasePage",
    "CollectionAccess",
    "Generation",
    "HelpNumber",
    "HelpSettings",
    "PageAccess",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "User",
    "Versioned",
]

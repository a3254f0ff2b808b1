"""The directory's models: its pages, services, who gives them, and local teams."""

from .pages import LocalTeamsPage, ServicesPage
from .provider import Provider
from .service import Service
from .team import LocalTeam

__all__ = ["LocalTeam", "LocalTeamsPage", "Provider", "Service", "ServicesPage"]

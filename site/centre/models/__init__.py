"""The public site's pages, one subject a module."""

from .evidence import NewsEvidence
from .home import HomePage
from .news import NewsPage
from .news_index import NewsIndexPage
from .standard import StandardPage

__all__ = ["HomePage", "NewsEvidence", "NewsIndexPage", "NewsPage", "StandardPage"]

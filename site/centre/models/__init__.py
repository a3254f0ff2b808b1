"""The public site's pages, one subject a module."""

from .home import HomePage
from .news import NewsPage
from .news_index import NewsIndexPage
from .standard import StandardPage

__all__ = ["HomePage", "NewsIndexPage", "NewsPage", "StandardPage"]

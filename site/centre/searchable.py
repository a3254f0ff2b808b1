"""What can be found on the public site."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.models import BasePage
from foundation.searching import Found, Searchable, register

from .models import HelpIndexPage, HelpPage, NewsPage, StandardPage


def describe_news(page: NewsPage) -> Found:
    """Say what is searched in a piece of news."""
    text = f"{page.lead} {page.body.stream_block.as_text(page.body)}".strip()
    return Found(page.title, text, page.locale.language_code, page.date)


def describe_page(page: StandardPage | HelpIndexPage | HelpPage) -> Found:
    """Say what is searched in a page of text; it has no date that readers know."""
    text = f"{page.lead} {page.body.stream_block.as_text(page.body)}".strip()
    return Found(page.title, text, page.locale.language_code)


def declare() -> None:
    """Register news, pages of text and help."""
    register(_pages(NewsPage, "news", _("News"), describe_news))
    register(_pages(StandardPage, "page", _("Page"), describe_page))
    register(_pages(HelpIndexPage, "help", _("Help"), describe_page))
    register(_pages(HelpPage, "help-page", _("Help page"), describe_page))


def _pages(
    model: type[BasePage], kind: str, label: Any, describe: Callable[[Any], Found]
) -> Searchable:
    """Return how a type of page is found."""
    return Searchable(
        model=model,
        kind=kind,
        label=label,
        describe=describe,
        objects=lambda: model.objects.select_related("locale"),
        url=model.get_url,
    )

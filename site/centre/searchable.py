"""What can be found on the public site."""

from django.utils.translation import gettext_lazy as _

from foundation.searching import Found, Searchable, register

from .models import NewsPage, StandardPage


def describe_news(page: NewsPage) -> Found:
    """Say what is searched in a piece of news."""
    text = f"{page.lead} {page.body.stream_block.as_text(page.body)}".strip()
    return Found(page.title, text, page.locale.language_code, page.date)


def describe_page(page: StandardPage) -> Found:
    """Say what is searched in a page of text; it has no date that readers know."""
    text = f"{page.lead} {page.body.stream_block.as_text(page.body)}".strip()
    return Found(page.title, text, page.locale.language_code)


def declare() -> None:
    """Register news and pages of text."""
    register(
        Searchable(
            model=NewsPage,
            kind="news",
            label=_("News"),
            describe=describe_news,
            objects=lambda: NewsPage.objects.select_related("locale"),
            url=NewsPage.get_url,
        )
    )
    register(
        Searchable(
            model=StandardPage,
            kind="page",
            label=_("Page"),
            describe=describe_page,
            objects=lambda: StandardPage.objects.select_related("locale"),
            url=StandardPage.get_url,
        )
    )

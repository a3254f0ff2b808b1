"""The home page."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.models import Page

from foundation.access import is_open
from foundation.blocks import BodyField
from foundation.keeping.parts import kept_beside
from foundation.models import BasePage
from foundation.script.context import lang_tag
from foundation.sections import beneath_home
from foundation.sharing import Card, Shared
from foundation.sharing.facts import organization, website

from ..blocks import Ways
from ..events import queries as events
from ..events.index import EventIndexPage
from ..queries import IN_TEASERS, as_teasers, news_beneath
from ..ways import ways_for
from .news_index import NewsIndexPage

NEWS_SHOWN = 4
EVENTS_SHOWN = 3


class HomePage(Shared, BasePage):
    """What the Centre is in a sentence, the quick ways in, and what is new."""

    headline = models.CharField(_("headline"), max_length=120)
    lead = models.TextField(_("lead"), max_length=400)
    ways = BodyField(Ways(), blank=True, verbose_name=_("quick ways in"))

    template = "centre/home_page.html"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("headline"), FieldPanel("lead")], heading=_("Welcome")),
        FieldPanel("ways"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def share_card(self) -> Card:
        """Return what the home page says first."""
        return Card(self.headline)

    def machine_facts(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the site and who stands behind it."""
        language = lang_tag(get_language() or "sr")
        return [organization(), website(self.get_url(request), language)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the ways that lead somewhere this visitor may go, the newest news, next events."""
        return {
            **super().get_context(request, *args, **kwargs),
            **kept_beside(request, self, "context", lambda: self._beside(request)),
        }

    def _beside(self, request: HttpRequest) -> dict[str, Any]:
        news = news_beneath(request.user, self).only(*IN_TEASERS)[:NEWS_SHOWN]
        coming = events.events_beneath(request.user, self).filter(is_over=False)[:EVENTS_SHOWN]
        return {
            "ways": ways_for(request, self.ways),
            "teasers": as_teasers(request, news),
            "events": events.as_teasers(request, coming),
            "event_list": self._first_beneath(request, EventIndexPage),
            "news_list": self._first_beneath(request, NewsIndexPage),
        }

    def _first_beneath(self, request: HttpRequest, kind: type[Page]) -> Page | None:
        """Return the first list of this kind that the visitor may see."""
        return next(
            (
                page
                for page in beneath_home(request, self.locale.language_code)
                if page.specific_class is kind and is_open(request.user, page)
            ),
            None,
        )

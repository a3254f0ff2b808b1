"""A piece of news."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.search import index

from foundation.blocks import BodyField
from foundation.keeping.parts import kept_beside
from foundation.models import BasePage, Embargoed
from foundation.navigation import trail
from foundation.sharing import Card, Shared
from foundation.sharing.facts import article
from foundation.templatetags.components import long_date
from portal.api import ForSectors, links_to_activities

from ..events.related import related
from .evidence import ShowsActivities
from .pictured import Pictured
from .subscribable import RESERVED_SLUGS, Listable
from .topic import HasTopics


class NewsKind(models.TextChoices):
    """What kind of news it is."""

    NEWS = "news", _("News")
    ACTIVITY = "activity", _("Activity")
    ANNOUNCEMENT = "announcement", _("Announcement")
    STATEMENT = "statement", _("Statement")


class NewsPage(
    Listable, HasTopics, ForSectors, ShowsActivities, Pictured, Embargoed, Shared, BasePage
):
    """What happened or was found out, with its sources named."""

    kind = models.CharField(
        _("type"),
        max_length=12,
        choices=NewsKind.choices,
        default=NewsKind.NEWS,
        db_default=NewsKind.NEWS,
    )
    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    lead = models.TextField(
        _("lead"), max_length=400, help_text=_("What it is about, in two sentences.")
    )
    body = BodyField(verbose_name=_("text"))

    share_type = "article"
    template = "centre/news_page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("date"),
                HasTopics.topics_panel,
                ForSectors.sectors_panel,
            ],
            heading=_("Where it is listed"),
        ),
        FieldPanel("lead"),
        Pictured.picture_panel,
        FieldPanel("body"),
        ShowsActivities.evidence_panel,
    ]
    settings_panels: ClassVar[list[Panel]] = [
        *Embargoed.embargo_panels,
        *BasePage.settings_panels,
    ]

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")
        indexes: ClassVar[list[models.Index]] = [
            # Few have one, and each change of content asks for them.
            models.Index(
                fields=["embargoed_until"],
                condition=models.Q(embargoed_until__isnull=False),
                name="centre_news_embargo",
            )
        ]

    def clean(self) -> None:
        """Refuse an address that the index keeps for itself."""
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This address is kept for the feeds.")})

    def share_card(self) -> Card:
        """Return the title with the type and the day of the news."""
        return Card(self.title, self.get_kind_display(), long_date(self.date))

    def machine_facts(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the news as an article."""
        return [article(self, self.date, self.shown_since)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way here from the home page, its topics, the activities that this news shows,
        and what else there is of these.
        """
        return {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
            "list_url": self.get_parent().get_url(request),
            **kept_beside(request, self, "context", lambda: self._beside(request)),
        }

    def _beside(self, request: HttpRequest) -> dict[str, Any]:
        keys = self.activity_keys()
        return {
            "topics": list(self.topics.all()),
            "activities": links_to_activities(request, keys),
            "related": related(request, self, keys),
        }

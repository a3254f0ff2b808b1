"""A release: what the Centre tells newsrooms, in the frame that they expect."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField
from wagtail.search import index

from foundation.blocks import BodyField
from foundation.embargo.links import onward_query
from foundation.keeping.parts import kept_beside
from foundation.models import BasePage, Embargoed
from foundation.navigation import trail
from foundation.sharing import Card, Shared
from foundation.sharing.facts import article
from foundation.templatetags.components import long_date
from portal.api import links_to_activities

from ..campaigns.blocks import SourcedFacts
from ..models.evidence import ShownActivity, ShowsActivities
from ..models.pictured import Pictured
from ..models.subscribable import RESERVED_SLUGS, Listable
from ..models.topic import HasTopics
from .blocks import Quotes
from .queries import as_teasers, contacts_of, related_releases
from .texts import as_plain_text, as_word, embargo_line

# As long as a headline may be in a newsroom's own system.
TITLE_LENGTH = 90


class ReleasePage(
    RoutablePageMixin, Listable, HasTopics, ShowsActivities, Pictured, Embargoed, Shared, BasePage
):
    """Title, lead, facts with their sources, what somebody in an office says, and whom to ask."""

    date = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    place = models.CharField(_("place"), max_length=60, default="Београд")
    lead = models.TextField(
        _("lead"), max_length=400, help_text=_("Who, what, when and where, in two sentences.")
    )
    facts = BodyField(
        SourcedFacts(),
        verbose_name=_("facts with sources"),
        help_text=_("At least three, each with an address where it can be checked."),
    )
    body = BodyField(blank=True, verbose_name=_("text"))
    quotes = BodyField(Quotes(), blank=True, verbose_name=_("what is said"))
    editors_note = RichTextField(
        _("note to editors"),
        blank=True,
        features=["bold", "link", "ul"],
        help_text=_("What reporters must know and readers need not: terms, limits of the figures."),
    )
    licence = models.CharField(_("licence of the text"), max_length=80, default="CC BY 4.0")

    share_type = "article"
    template = "centre/press/release_page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.PressRoomPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("facts"),
        index.SearchField("body"),
        index.SearchField("quotes"),
        index.FilterField("date"),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("date"), FieldPanel("place"), HasTopics.topics_panel],
            heading=_("Where it is listed"),
        ),
        FieldPanel("lead"),
        FieldPanel("facts"),
        FieldPanel("body"),
        FieldPanel("quotes"),
        FieldPanel("editors_note"),
        FieldPanel("licence"),
        Pictured.picture_panel,
        ShowsActivities.evidence_panel,
    ]
    settings_panels: ClassVar[list[Panel]] = [
        *Embargoed.embargo_panels,
        *BasePage.settings_panels,
    ]

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")

    def clean(self) -> None:
        """Refuse a title that newsrooms would cut, and an address that the list keeps."""
        super().clean()
        errors: dict[str, Any] = {}
        if len(self.title) > TITLE_LENGTH:
            limit = _("A release has a title of at most %(most)s signs; this has %(now)s.")
            errors["title"] = limit % {"most": TITLE_LENGTH, "now": len(self.title)}
        if self.slug in RESERVED_SLUGS:
            errors["slug"] = _("This address is kept for the feeds.")
        if errors:
            raise ValidationError(errors)

    def get_route_paths(self) -> list[str]:
        """Return what leads on when the release moves: itself, and its files."""
        return ["/", "/tekst/", "/word/"]

    def share_card(self) -> Card:
        """Return the title, that it is a release, and its day."""
        return Card(self.title, _("Release"), long_date(self.date))

    def machine_facts(self, request: HttpRequest) -> list[dict[str, Any]]:
        """Return the release as an article."""
        return [article(self, self.date, self.shown_since)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add whom to ask, what this release shows of the plan, its files and related releases."""
        onward = onward_query(request)
        return {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
            "list_url": self.get_parent().get_url(request),
            "embargo_line": embargo_line(self),
            "facts": [block.value for block in self.facts],
            **kept_beside(request, self, "context", lambda: self._beside(request)),
            "downloads": [
                {"title": title, "format": form, "url": f"{self.get_url(request)}{route}{onward}"}
                for route, title, form in (
                    ("word/", _("The release for editing"), "DOCX"),
                    ("tekst/", _("The release as plain text"), "TXT"),
                )
            ],
        }

    def _beside(self, request: HttpRequest) -> dict[str, Any]:
        keys = self.activity_keys()
        return {
            "contacts": list(contacts_of(request.user, self)),
            "topics": list(self.topics.all()),
            "activities": links_to_activities(request, keys),
            "related": as_teasers(request, related_releases(request.user, self, keys)),
        }

    @path("tekst/", name="text")
    def text(self, request: HttpRequest) -> HttpResponse:
        """Serve the release as plain text, in the language and script of the address."""
        return as_plain_text(request, self)

    @path("word/", name="word")
    def word(self, request: HttpRequest) -> HttpResponse:
        """Serve the release as a Word file that can be edited."""
        return as_word(request, self)


class ReleaseEvidence(ShownActivity):
    """That a release shows an activity."""

    page = ParentalKey("centre.ReleasePage", on_delete=models.CASCADE, related_name="evidence")

    class Meta(ShownActivity.Meta):
        abstract = False
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("page", "activity"), name="centre_release_evidence_once"
            )
        ]

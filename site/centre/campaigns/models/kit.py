"""A kit: everything a newsroom or a town needs to carry a campaign on."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from foundation.blocks import BodyField
from foundation.blocks.answers import paragraphs_of
from foundation.models import BasePage, Embargoed
from foundation.navigation import trail
from foundation.sharing import Card, Look, Shared

from ...communities.addresses import LOCAL
from ...kits.patterns import COLOURWAYS, PATTERNS
from ..blocks import Questions
from ..handing_out import archive_response, piece_response, view_response
from ..licences import TERMS
from ..packing import contents_of, packed
from ..preview import preview_of
from ..shown import KitFiles
from ..words import embargo_line, speaker
from .frame import HasMessage, HasRelease


class KitPage(HasMessage, HasRelease, RoutablePageMixin, Embargoed, Shared, BasePage):
    """Release, questions and answers, facts, pictures, posters, cards, radio, film, banners."""

    questions = BodyField(Questions(), blank=True, verbose_name=_("questions and answers"))

    template = "centre/campaigns/kit_page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.CampaignPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("release_title"),
        index.SearchField("release_lead"),
        index.SearchField("questions"),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        *HasMessage.message_panels,
        *HasRelease.release_panels,
        FieldPanel("questions"),
        InlinePanel("pictures", heading=_("Pictures"), label=_("Picture")),
        InlinePanel("clips", heading=_("Recordings and films"), label=_("Recording or film")),
    ]
    settings_panels: ClassVar[list[Panel]] = [
        *Embargoed.embargo_panels,
        *BasePage.settings_panels,
    ]

    class Meta:
        verbose_name = _("kit of a campaign")
        verbose_name_plural = _("kits of campaigns")

    @property
    def description(self) -> str:
        """The search description, or the lead of the release where an editor gave none."""
        return self.search_description or self.release_lead

    def share_card(self) -> Card:
        """Return the title of the release, and whom the kit is for."""
        cloth = COLOURWAYS[self.colourway]
        look = Look(PATTERNS[self.pattern], cloth.ground, cloth.threads)
        return Card(self.release_title, str(_("For newsrooms and communities")), look=look)

    def addresses_behind(self) -> list[str]:
        """Return the page, and where a town has its own kit made."""
        return ["", LOCAL]

    def get_route_paths(self) -> list[str]:
        """Return what leads on when the page moves: the page, the ZIP and each piece."""
        entries = packed(self).entries
        pieces = (f"/delovi/{entry.slug}/" for entry in entries)
        views = (f"/pregled/{entry.slug}/" for entry in entries if entry.path.endswith(".png"))
        return [*super().get_route_paths(), "/zip/", *pieces, *views]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the campaign, the way here, the release in its frame, and the files. A preview shows
        the poster alone: files are made of what is published.
        """
        context = {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
            "embargo_line": embargo_line(self),
            "release": paragraphs_of(self.release_text),
            "radio": paragraphs_of(self.radio),
            "sourced": [block.value for block in self.facts],
            "speaker": speaker(self),
            "terms": TERMS[self.licence],
        }
        if getattr(request, "is_preview", False):
            return {**context, "preview": preview_of(self)}
        contents = contents_of(self)
        return {**context, **KitFiles(request, self, contents, packed(self, contents)).context()}

    @path("zip/", name="zip")
    def zip(self, request: HttpRequest) -> HttpResponseBase:
        """Serve everything as one ZIP."""
        return archive_response(request, self)

    @path("delovi/<slug:name>/", name="piece")
    def piece(self, request: HttpRequest, name: str) -> HttpResponseBase:
        """Serve one piece. Raises ``Http404`` where the kit holds no such piece now."""
        return piece_response(request, self, name)

    @path("pregled/<slug:name>/", name="view")
    def view(self, request: HttpRequest, name: str) -> HttpResponseBase:
        """Serve a picture as the page shows it. Raises ``Http404`` where the kit holds none now."""
        return view_response(request, self, name)

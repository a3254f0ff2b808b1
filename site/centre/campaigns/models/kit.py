"""A kit: everything a newsroom or a town needs to carry a campaign on."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.search import index

from foundation.blocks import BodyField
from foundation.models import BasePage, Embargoed
from foundation.navigation import trail

from ..blocks import Questions
from .frame import HasMessage, HasRelease


class KitPage(HasMessage, HasRelease, RoutablePageMixin, Embargoed, BasePage):
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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way here from the home page."""
        return {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
        }

"""Pages of an institution: about, contact, accessibility, safety."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page
from wagtail.search import index

from foundation.access import visible_to
from foundation.blocks import BodyField
from foundation.keeping.parts import kept_beside
from foundation.models import BasePage
from foundation.navigation import trail
from foundation.sharing import Shared

from .footer import InFooter
from .footprint import FootprintCheck


class StandardPage(InFooter, Shared, BasePage):
    """A page of words that an editor may also put into the footer of every page."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)
    body = BodyField(blank=True, verbose_name=_("text"))
    shows_footprint = models.BooleanField(
        _("shows what the site loads and stores"),
        default=False,
        db_default=False,
        help_text=_("Show the result of the daily check beneath the text."),
    )

    template = "centre/standard_page.html"
    parent_page_types: ClassVar[list[str]] = [
        "centre.HomePage",
        "centre.StandardPage",
        "centre.PressRoomPage",
    ]
    subpage_types: ClassVar[list[str]] = ["centre.StandardPage"]
    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    promote_panels: ClassVar[list[Panel]] = [
        *BasePage.promote_panels,
        InFooter.footer_panel,
        FieldPanel("shows_footprint"),
    ]

    class Meta:
        verbose_name = _("page of text")
        verbose_name_plural = _("pages of text")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way here from the home page, and what the last check found."""
        return {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
            **kept_beside(request, self, "context", lambda: self._beside(request)),
        }

    def _beside(self, request: HttpRequest) -> dict[str, Any]:
        found = FootprintCheck.objects.order_by("-checked_at").first
        return {
            "beneath": texts_beneath(request, self),
            "footprint": found() if self.shows_footprint else None,
        }


def texts_beneath(request: HttpRequest, page: Page) -> list[dict[str, str]]:
    """Return the pages of text beneath ``page`` that the visitor may see: title, url, lead."""
    texts = StandardPage.objects.child_of(page).defer_streamfields()
    return [
        {"title": each.title, "url": each.get_url(request), "lead": each.lead}
        for each in visible_to(request.user, texts).order_by("path")
    ]

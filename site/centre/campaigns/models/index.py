"""The list of campaigns."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from foundation.models import BasePage
from foundation.navigation import trail

from ..queries import as_teasers, campaigns_beneath


class CampaignIndexPage(BasePage):
    """Every campaign: those that go on, then those that are over."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)

    # A list says only what its pages say.
    needs_safety_review = False
    template = "centre/campaigns/campaign_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.HomePage"]
    subpage_types: ClassVar[list[str]] = ["centre.CampaignPage"]
    max_count_per_parent = 1
    show_in_menus_default = True
    content_panels: ClassVar[list[Panel]] = [*BasePage.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = _("list of campaigns")
        verbose_name_plural = _("lists of campaigns")

    @property
    def description(self) -> str:
        """The search description, or the lead where an editor gave none."""
        return self.search_description or self.lead

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the campaigns that the visitor may see, those that are over apart."""
        campaigns = list(campaigns_beneath(request.user, self))
        return {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
            "current": as_teasers(request, [each for each in campaigns if not each.is_over]),
            "past": as_teasers(request, [each for each in campaigns if each.is_over]),
        }

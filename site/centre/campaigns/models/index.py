"""The list of campaigns."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from foundation.access import Visitor
from foundation.models import BasePage
from foundation.sharing import Shared

from ...communities.addresses import LIST
from ...listing import Narrowed, narrow
from ...models.subscribable import Subscribable
from ..queries import as_teasers, campaigns_beneath
from .campaign import CampaignPage


class CampaignIndexPage(Subscribable, Shared, BasePage):
    """Every campaign, to read and to subscribe to: those that go on, then those that are over."""

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

    def addresses_behind(self) -> list[str]:
        """Return the list, and what communities did for any campaign."""
        return ["", LIST]

    def narrowed(self, user: Visitor, query: QueryDict, clear_url: str = "") -> Narrowed:
        """Return the campaigns that ``user`` may see, as ``query`` narrows it."""
        campaigns = campaigns_beneath(user, self)
        return narrow(user, query, campaigns, {}, day="begins", clear_url=clear_url)

    def entries(self, user: Visitor, pks: Sequence[int]) -> Iterable[CampaignPage]:
        """Return the campaigns with these keys that ``user`` may see, in the order of the list."""
        return campaigns_beneath(user, self).filter(pk__in=pks)

    def as_teasers(
        self, request: HttpRequest, entries: Iterable[Any], tags: dict[int, list[str]]
    ) -> list[dict[str, Any]]:
        """Return what the list shows of each campaign."""
        return as_teasers(request, entries, tags)

"""What is read of campaigns and kits. Each function asks the database a fixed number of times."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django.db.models import F, Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from foundation.access import Visitor, visible_to
from foundation.models import SiteImage
from foundation.templatetags.components import long_date

from .. import models

if TYPE_CHECKING:
    from ..models import CampaignPage, KitPage


def campaigns_beneath(user: Visitor, page: Page) -> "QuerySet[CampaignPage]":
    """Return the campaigns beneath ``page`` that ``user`` may see: those without an end first,
    then by their ends, so that what is over comes last.
    """
    campaigns = models.CampaignPage.objects.descendant_of(page).defer_streamfields()
    pictures = SiteImage.objects.prefetch_renditions()
    return (
        visible_to(user, campaigns)
        .prefetch_related(Prefetch("picture", pictures))
        .order_by(F("ends").desc(nulls_first=True), "-begins", "-pk")
    )


def kits_beneath(user: Visitor, page: Page) -> "QuerySet[KitPage]":
    """Return the kits of a campaign that ``user`` may see, in the order of the tree."""
    kits = models.KitPage.objects.child_of(page).defer_streamfields()
    return visible_to(user, kits).order_by("path")


def as_teasers(
    request: HttpRequest,
    campaigns: "Iterable[CampaignPage]",
    tags: Mapping[int, list[str]] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """Return what the teaser component shows of each campaign, with its topics in ``tags``, and
    whether it is ``over``.
    """
    return [
        {
            "title": campaign.title,
            "url": campaign.get_url(request),
            "kicker": days_of(campaign),
            "lead": campaign.aim,
            "image": campaign.picture,
            "tags": tags.get(campaign.pk, []),
            "over": campaign.is_over,
        }
        for campaign in campaigns
    ]


def kit_teasers(request: HttpRequest, kits: "Iterable[KitPage]") -> list[dict[str, Any]]:
    """Return what the teaser component shows of each kit."""
    return [
        {"title": kit.title, "url": kit.get_url(request), "lead": kit.release_lead} for kit in kits
    ]


def facts_of(campaign: "CampaignPage") -> list[dict[str, Any]]:
    """Return what the facts component shows of a campaign."""
    return [
        {"label": _("For whom"), "value": campaign.audience},
        {"label": _("When"), "value": days_of(campaign)},
        {"label": _("Languages"), "value": campaign.languages},
    ]


def days_of(campaign: "CampaignPage") -> str:
    """Return from when until when it goes on."""
    begins = long_date(campaign.begins)
    if campaign.ends is None:
        return _("since %(date)s") % {"date": begins}
    return f"{begins} – {long_date(campaign.ends)}"

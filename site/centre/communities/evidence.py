"""What communities did as evidence of the activity that the plan has for it."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Max
from django.http import HttpRequest
from django.utils.translation import ngettext

from foundation.access import visible_to
from foundation.script import content_language, lang_tag
from portal.api import Evidence, activities_for_choice, register_evidence_source

from ..models import CampaignPage, CommunityReport
from .addresses import LIST


def reports_as_evidence(
    request: HttpRequest, keys: Collection[UUID]
) -> Iterator[tuple[UUID, Evidence]]:
    """Give, for the activity that communities carry out, each campaign for which they did
    something: how much, until when, and where it is listed.
    """
    plan = activities_for_choice(request.user).filter(
        translation_key__in=keys, slug=settings.COMMUNITY_ACTIVITY
    )
    activities = list(plan.values_list("translation_key", flat=True))
    if not activities:
        return
    for page, count, latest in _campaigns(request):
        kind = ngettext(
            "%(count)s activity of communities", "%(count)s activities of communities", count
        ) % {"count": count}
        lang = "" if page.locale.language_code == content_language() else lang_tag("sr")
        url = f"{page.get_url(request)}{LIST}"
        for key in activities:
            yield key, Evidence(page.title, url, kind, latest, lang)


def _campaigns(request: HttpRequest) -> Iterator[tuple[CampaignPage, int, date]]:
    """Give each campaign with how many approved reports it has and the day of the latest, in the
    language that is active where it is there.
    """
    told: dict[UUID, Any] = {
        row["campaign__translation_key"]: row
        for row in visible_to(request.user, CommunityReport.objects.all())
        .order_by()
        .values("campaign__translation_key")
        .annotate(count=Count("pk"), latest=Max("held_on"))
    }
    found = CampaignPage.objects.defer_streamfields().filter(translation_key__in=told)
    pages = visible_to(request.user, found)
    preferred: dict[UUID, CampaignPage] = {}
    for page in pages.select_related("locale"):
        if page.locale.is_default:
            preferred.setdefault(page.translation_key, page)
        elif page.locale.language_code == content_language():
            preferred[page.translation_key] = page
    for key, page in preferred.items():
        yield page, told[key]["count"], told[key]["latest"]


def declare() -> None:
    """Tell the portal where reports are evidence."""
    register_evidence_source("communities", reports_as_evidence)

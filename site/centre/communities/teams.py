"""What a municipality did, linked from the page of its local team."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import ngettext

from foundation.access import visible_to
from foundation.script import content_language
from portal.api import TeamLink, register_team_links

from ..models import CampaignIndexPage
from .addresses import LIST
from .listing import reports_of


def what_it_did(request: HttpRequest, municipality_code: str) -> Iterator[TeamLink]:
    """Give the list of what was done there, if anything was."""
    count = reports_of(request.user).filter(municipality_code=municipality_code).count()
    language = content_language()
    lists = CampaignIndexPage.objects.filter(locale__language_code=language)
    page = visible_to(request.user, lists).first() if count else None
    if page is not None:
        told = ngettext(
            "What was done here for campaigns: %(count)s activity",
            "What was done here for campaigns: %(count)s activities",
            count,
        )
        query = urlencode({"municipality": municipality_code})
        yield TeamLink(told % {"count": count}, f"{page.get_url(request)}{LIST}?{query}")


def declare() -> None:
    """Tell the portal what stands beside a team."""
    register_team_links("communities", what_it_did)

"""Courses on the homes of the sectors that they are for."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.access import visible_to
from portal.api import Sector, SectorItem, pages_for_sector, register_for_sector

from .models import CoursePage

_MOST = 6


def courses_for_sector(request: HttpRequest, sector: Sector) -> Iterable[SectorItem]:
    """Give the courses for a sector, in the order in which they are offered."""
    courses = visible_to(request.user, CoursePage.objects.defer_streamfields())
    return [
        SectorItem(page.title, page.get_url(request), _("Courses"), lead=page.aim, lang=lang)
        for page, lang in pages_for_sector(courses.order_by("path"), sector, most=_MOST)
    ]


def declare() -> None:
    """Tell the portal where a sector's courses are."""
    register_for_sector("courses", courses_for_sector)

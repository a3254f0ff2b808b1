"""What the press room reads. Each function asks the database a fixed number of times."""

from collections.abc import Collection, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Page

from foundation.access import Visitor, visible_to
from foundation.models import SiteImage

from .. import models
from ..queries import NEWEST_FIRST, related

if TYPE_CHECKING:
    from .release import ReleasePage
    from .room import PressContact


def releases_beneath(user: Visitor, page: Page) -> "QuerySet[ReleasePage]":
    """Return the releases beneath ``page`` that ``user`` may see, newest first."""
    # The address of each picture asks who may see it.
    pictures = SiteImage.objects.prefetch_renditions()
    releases = models.ReleasePage.objects.child_of(page).defer_streamfields()
    return (
        visible_to(user, releases)
        .prefetch_related(Prefetch("picture", pictures))
        .order_by(*NEWEST_FIRST)
    )


def related_releases(
    user: Visitor, page: "ReleasePage", keys: Collection[UUID]
) -> "QuerySet[ReleasePage]":
    """Return a few releases that share topics with ``page``, or activities of the plan (whose
    ``keys`` are given).
    """
    return related(releases_beneath(user, page.get_parent()), page, keys)


def contacts_of(user: Visitor, release: "ReleasePage") -> "QuerySet[PressContact]":
    """Return the offices that answer newsrooms, as the press room above the release names them.

    A link that opens the release before its minute shows them as well.
    """
    return visible_to(user, models.PressContact.objects.filter(page_id=release.get_parent().pk))


def as_teasers(
    request: HttpRequest,
    releases: "Iterable[ReleasePage]",
    tags: Mapping[int, list[str]] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """Return what the teaser component shows of each release, with its topics in ``tags``."""
    kicker = _("Release")
    return [
        {
            "title": item.title,
            "url": item.get_url(request),
            "date": item.date,
            "kicker": kicker,
            "lead": item.lead,
            "image": item.picture,
            "tags": tags.get(item.pk, []),
        }
        for item in releases
    ]

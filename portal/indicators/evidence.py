"""Sets of indicators as evidence that an activity of the work plan was done."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.access import visible_to

from ..plan.evidence import Evidence, register_evidence_source
from .content import sheet
from .models import SetActivity
from .queries import latest_versions


def sets_as_evidence(
    request: HttpRequest, keys: Collection[UUID]
) -> Iterator[tuple[UUID, Evidence]]:
    """Give the sets that show the activities with these keys, each with the key it is for."""
    links = visible_to(
        request.user, SetActivity.objects.filter(activity__translation_key__in=keys)
    ).values_list("activity__translation_key", "indicator_set")
    pairs = list(links)
    if not pairs:
        return
    shown = {}
    base = ""
    for version in latest_versions(request.user):
        base = base or version.indicator_set.list_url(request)
        found = sheet(version)
        url = f"{base}{found.slug}/"
        shown[version.indicator_set_id] = Evidence(
            found.title,
            url,
            _("Set of indicators"),
            found.published_on,
            is_draft=not found.is_adopted,
        )
    for key, set_id in pairs:
        if set_id in shown:
            yield key, shown[set_id]


def declare() -> None:
    """Tell the plan where sets are evidence."""
    register_evidence_source("indicators", sets_as_evidence)

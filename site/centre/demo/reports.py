"""Two reports that wait, so that the demonstration's desk has something to decide.

They tell of nothing that took place and say so. None is approved: a list of events that never were
would be an invention.
"""

from typing import Any

from django.utils import timezone

from foundation.logos import safe_photo

from ..communities.services import receive_report
from ..models import CampaignPage, CommunityReport
from .covers import alt_of, cover

PICTURE = 3
SAMPLES: list[dict[str, Any]] = [
    {
        "municipality_code": "nis",
        "kind": "school",
        "reach": "to-50",
        "organiser": "Пример обрасца",
        "text": "Пример, а не догађај: овако уреднику стиже извештај локалног тима или школе. Пре "
        "објаве уредник га прочита, погледа слику и види шта каже провера безбедности.",
        "picture_alt": alt_of(PICTURE, "sr"),
        "consent": True,
    },
    {
        "municipality_code": "subotica",
        "kind": "workshop",
        "reach": "unknown",
        "organiser": "Primer obrasca",
        "text": "Primer, a ne događaj: kucan je latinicom, pa se uredniku predlaže ćirilica. Da u "
        "njemu piše „3 devojčice“, provera bezbednosti bi ga zaustavila, kao i ovde.",
        "picture_alt": "",
        "consent": False,
    },
]


def load_reports() -> None:
    """Send the samples for the first campaign, unless a report is there already."""
    campaign = CampaignPage.objects.filter(locale__language_code="sr").order_by("path").first()
    if campaign is None or CommunityReport.objects.exists():
        return
    for sample in SAMPLES:
        picture = safe_photo(cover(PICTURE)) if sample["consent"] else b""
        facts = {**sample, "held_on": timezone.localdate()}
        receive_report(campaign=campaign, facts=facts, picture=picture)

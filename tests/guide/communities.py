"""What a community tells waits at the desk until an editor decides."""

import datetime

from centre.communities.services import receive_report
from centre.models import CampaignPage, CommunityReport
from tests.guide.people import CAMPAIGNS


def decide(desk):
    """A report is read and decided about."""
    campaign = CampaignPage.objects.filter(locale__language_code="sr", live=True).first()
    facts = {
        "municipality_code": "valjevo",
        "held_on": datetime.date(2026, 11, 20),
        "kind": "meeting",
        "reach": "to-50",
        "organiser": "Пример: локални тим",
        "text": "Пример: састанак установа о томе како се кампања преноси даље.",
    }
    report = CommunityReport.objects.filter(status="waiting").first()
    report = report or receive_report(campaign=campaign, facts=facts)
    one = desk(CAMPAIGNS)
    one.open("/admin/reports-of-communities/")
    one.shot("communities", height=440)
    one.open(f"/admin/reports-of-communities/{report.pk}/")
    one.shot("community-report")

"""What communities did, beside the rest of the demonstration."""

from centre.models import CommunityReport
from tests.factories.reports import approved, make_report

ALL = "/kampanje/sta-je-uradjeno/"


def test_a_team_s_page_leads_to_what_was_done_there(client, demonstration, db):
    where = "/lokalni-timovi/nis/"
    assert "municipality=nis" not in client.get(where).content.decode()
    approved(make_report(municipality_code="nis"))
    for prefix, told in [("", "1 активност"), ("/sr-latn", "1 aktivnost")]:
        html = client.get(f"{prefix}{where}").content.decode()
        assert f'href="{prefix}{ALL}?municipality=nis"' in html
        assert told in html


def test_the_demonstration_lists_nothing_that_did_not_happen(client, demonstration, db):
    assert client.get(ALL).context["total"] == 0
    waiting = CommunityReport.objects.filter(status="waiting")
    assert {report.organiser for report in waiting} == {"Пример обрасца", "Primer obrasca"}

"""Reports of the desk name no page to who doesn't meet it in the desk."""

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from foundation.models import EmbargoLink
from tests.factories.accounts import enter_desk, make_account
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.press import ReleasePageFactory
from tests.foundation.embargo.conftest import MINUTE, WORD

ENDS = "2026-11-30 10:30"
HISTORY = ["/admin/reports/site-history/", "/admin/reports/site-history/?export=csv"]
TYPES = ["/admin/reports/page-types-usage/", "/admin/reports/page-types-usage/?page_locale=sr"]
REPORTS = [
    *HISTORY,
    *TYPES,
    "/admin/reports/aging-pages/",
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/pages/usage/centre/releasepage/",
]
pytestmark = pytest.mark.usefixtures("before")


@pytest.fixture
def release(before):
    """A release that everything was done with which a report tells."""
    publisher = make_account("publisher")
    page = ReleasePageFactory(title=WORD, embargoed_until=MINUTE)
    page.save_revision(user=publisher, log_action=True)
    page.get_workflow().start(page, publisher)
    keep_links(enter_desk(Client(), publisher), page)
    return page


def keep_links(desk, page):
    """Make two links, move the end of one and revoke it."""
    for _each in range(2):
        desk.post("/admin/key_links/new/", {"page": page.pk, "expires_at": ENDS})
    address = f"/admin/key_links/{{}}/{EmbargoLink.objects.first().pk}/"
    desk.post(address.format("edit"), {"expires_at": "2026-11-30 10:45"})
    desk.post(address.format("delete"))
    assert ModelLogEntry.objects.filter(label=str(page)).count() == 4


def naming(role, word, addresses):
    """Return those of ``addresses`` that say ``word`` to somebody of ``role``."""
    desk = enter_desk(Client(), make_account(role))
    return [each for each in addresses if word in read(desk.get(each))]


def read(answer):
    assert answer.status_code == 200
    return answer.getvalue().decode() if answer.streaming else answer.text


def test_a_campaign_editor_reads_of_no_release(release):
    assert naming("campaign_editor", WORD, REPORTS) == []


@pytest.mark.parametrize("role", ["publisher", "administrator"])
def test_who_may_edit_it_reads_of_it(release, role):
    assert naming(role, WORD, REPORTS) == REPORTS


def test_who_may_edit_every_page_reads_of_links_that_are_gone(release):
    seen = ModelLogEntry.objects.viewable_by_user(make_account("publisher"))
    assert seen.filter(label=WORD).count() == 4


def test_a_campaign_editor_reads_of_links_to_campaigns():
    campaign = CampaignPageFactory(title=WORD, embargoed_until=MINUTE)
    keep_links(enter_desk(Client(), make_account("campaign_editor")), campaign)
    seen = ModelLogEntry.objects.viewable_by_user(make_account("campaign_editor"))
    # Whose page a link opened that is gone can't be asked.
    assert [entry.action for entry in seen.filter(label=WORD)] == ["wagtail.create"]
    assert naming("campaign_editor", WORD, HISTORY) == HISTORY


def test_the_use_of_types_names_what_its_reader_edited(release):
    campaign = CampaignPageFactory()
    campaign.save_revision()
    for role in ("campaign_editor", "publisher"):
        assert naming(role, campaign.title, TYPES) == TYPES


def test_the_history_of_who_keeps_no_links_holds_none(release):
    for role in ("author", "manager", "course_administrator"):
        seen = ModelLogEntry.objects.viewable_by_user(make_account(role))
        assert not seen.filter(label=WORD).exists(), role

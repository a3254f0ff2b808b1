"""Key links are for whoever may edit the page: nobody else makes, reads, moves or revokes them."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.admin.admin_url_finder import AdminURLFinder

from foundation.embargo.links import address_of
from foundation.models import EmbargoLink
from tests.factories.accounts import enter_desk, make_account
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.press import ReleasePageFactory
from tests.foundation.embargo.conftest import BEFORE, MINUTE

HOUR = datetime.timedelta(hours=1)
NEW = "/admin/key_links/new/"
LIST = "/admin/key_links/"
ENDS = "2026-11-30 10:30"
LATER = {"expires_at": "2026-11-30 10:45"}
OF_ONE = ["edit", "delete", "history", "history-results", "usage"]
pytestmark = pytest.mark.usefixtures("before")


@pytest.fixture
def release(before):
    return ReleasePageFactory(embargoed_until=MINUTE)


@pytest.fixture
def campaign(before):
    return CampaignPageFactory(embargoed_until=MINUTE)


def link_to(page):
    return EmbargoLink.objects.create(page=page, created_at=BEFORE - HOUR, expires_at=MINUTE)


def desk_of(role):
    return enter_desk(Client(), make_account(role))


def errors_in(answer):
    return answer.context["form"].errors


def test_a_campaign_editor_makes_none_for_a_release(release):
    answer = desk_of("campaign_editor").post(NEW, {"page": release.pk, "expires_at": ENDS})
    assert answer.status_code == 200
    assert errors_in(answer) == {"page": ["Изаберите страну коју смете да мењате."]}
    assert release.title not in answer.text
    assert not EmbargoLink.objects.exists()


def test_a_page_that_is_not_theirs_is_told_like_one_that_is_not_there(release):
    editor = desk_of("campaign_editor")
    told = [
        errors_in(editor.post(NEW, {"page": pk, "expires_at": ENDS}))
        for pk in (release.pk, 9_999_999)
    ]
    assert told[0] == told[1]


def test_a_page_of_theirs_without_an_embargo_stays_chosen():
    campaign = CampaignPageFactory()
    answer = desk_of("campaign_editor").post(NEW, {"page": campaign.pk, "expires_at": ENDS})
    assert errors_in(answer) == {"page": ["Ова страна није под ембаргом."]}
    assert campaign.title in answer.text


@pytest.mark.parametrize("page", ["x", "1.5", "-1", "9" * 23, "\x00"])
def test_what_is_no_page_is_said_in_its_field(page):
    answer = desk_of("publisher").post(NEW, {"page": page, "expires_at": ENDS})
    assert answer.status_code == 200
    assert list(errors_in(answer)) == ["page"]


def test_a_campaign_editor_keeps_those_of_campaigns(campaign):
    editor = desk_of("campaign_editor")
    assert editor.post(NEW, {"page": campaign.pk, "expires_at": ENDS}).status_code == 302
    link = EmbargoLink.objects.get()
    assert address_of(link) in editor.get(LIST).text
    assert editor.post(f"{LIST}edit/{link.pk}/", LATER).status_code == 302
    assert EmbargoLink.objects.get().expires_at > link.expires_at
    assert editor.post(f"{LIST}delete/{link.pk}/").status_code == 302
    assert not EmbargoLink.objects.exists()


@pytest.mark.parametrize("place", [LIST, f"{LIST}results/"])
def test_the_list_holds_only_their_own(release, campaign, place):
    others, own = link_to(release), link_to(campaign)
    listed = desk_of("campaign_editor").get(place).text
    assert address_of(own) in listed
    assert address_of(others) not in listed
    assert release.title not in listed


@pytest.mark.parametrize("view", OF_ONE)
def test_one_of_others_is_not_there(release, view):
    link = link_to(release)
    editor, address = desk_of("campaign_editor"), f"{LIST}{view}/{link.pk}/"
    assert editor.get(address).status_code == 404
    assert editor.post(address, LATER).status_code in {404, 405}
    assert EmbargoLink.objects.get().expires_at == link.expires_at


@pytest.mark.parametrize("role", ["publisher", "administrator"])
def test_who_may_edit_every_page_keeps_every_link(release, campaign, role):
    keeper = desk_of(role)
    assert keeper.post(NEW, {"page": release.pk, "expires_at": ENDS}).status_code == 302
    link, other = EmbargoLink.objects.get(), link_to(campaign)
    listed = keeper.get(LIST).text
    assert address_of(link) in listed
    assert address_of(other) in listed
    for view in OF_ONE:
        assert keeper.get(f"{LIST}{view}/{link.pk}/").status_code == 200, view
    assert keeper.post(f"{LIST}edit/{link.pk}/", LATER).status_code == 302
    assert keeper.post(f"{LIST}delete/{link.pk}/").status_code == 302
    assert EmbargoLink.objects.get() == other


def test_the_desk_leads_nobody_to_a_link_of_others(release, campaign):
    others, own = link_to(release), link_to(campaign)
    finder = AdminURLFinder(make_account("campaign_editor"))
    assert finder.get_edit_url(own)
    assert finder.get_edit_url(others) is None
    assert AdminURLFinder(make_account("publisher")).get_edit_url(others)


def test_links_of_others_cost_the_list_nothing(release, campaign):
    editor = desk_of("campaign_editor")
    link_to(campaign)
    counted = []
    for _round in range(2):
        editor.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            editor.get(LIST)
        counted.append(len(queries))
        for _each in range(5):
            link_to(release)
    assert counted[0] == counted[1]

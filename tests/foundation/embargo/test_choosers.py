"""What is to come is not offered to who has no part in it."""

import pytest

from tests.factories import people
from tests.factories.accounts import enter_desk, make_account
from tests.factories.campaigns import CampaignPageFactory, KitPageFactory
from tests.foundation.embargo.conftest import BEFORE, MINUTE, SLUG, WORD

SEARCH = f"/admin/choose-page/search/?q={WORD}"
# The chooser reads both as one number.
WAYS = ["", "0"]


@pytest.mark.parametrize(
    ("role", "is_offered"),
    [("course_administrator", False), ("campaign_editor", False), ("publisher", True)],
)
def test_a_page_under_embargo_is_offered_to_who_may_change_it(
    client, embargoed, at, role, is_offered
):
    with at(BEFORE):
        enter_desk(client, make_account(role))
        for address in (
            SEARCH,
            f"/admin/choose-page/{embargoed.page.get_parent().pk}/",
            f"/admin/choose-page/{embargoed.page.pk}/",
            *(f"/admin/choose-page/chosen-multiple/?id={way}{embargoed.page.pk}" for way in WAYS),
        ):
            told = client.get(address).content.decode("unicode_escape")
            assert (embargoed.page.slug in told) == is_offered, address


@pytest.mark.parametrize(
    ("role", "is_offered"), [("course_administrator", False), ("campaign_editor", True)]
)
def test_a_chooser_of_one_kind_begins_at_nothing_that_is_to_come(
    client, site, at, role, is_offered
):
    with at(BEFORE):
        KitPageFactory(parent=CampaignPageFactory(slug=SLUG, embargoed_until=MINUTE))
        enter_desk(client, make_account(role))
        told = client.get("/admin/choose-page/?page_type=centre.kitpage").text
        assert (SLUG in told) == is_offered
        told = client.get("/admin/choose-page/?page_type=centre.newspage")
        assert told.status_code == 200


@pytest.mark.parametrize("number", ["9" * 30, "0" * 30 + "1"])
def test_a_number_longer_than_any_is_of_no_page(client, site, number):
    enter_desk(client, make_account("campaign_editor"))
    for place in ("pages", "choose-page"):
        assert client.get(f"/admin/{place}/{number}/").status_code in {200, 302, 404}


@pytest.mark.parametrize("way", ["", "results/"])
@pytest.mark.parametrize(("role", "is_shown"), [("campaign_editor", False), ("author", True)])
def test_it_has_its_place_in_the_tree_for_who_works_there(
    client, embargoed, at, role, is_shown, way
):
    with at(BEFORE):
        enter_desk(client, make_account(role))
        place = f"/admin/pages/{embargoed.page.pk}/{way}"
        assert (client.get(place).status_code == 200) == is_shown
        assert client.get(f"/admin/pages/{embargoed.page.get_parent().pk}/").status_code == 200


@pytest.mark.parametrize(("role", "is_named"), [("campaign_editor", False), ("publisher", True)])
def test_it_is_named_where_it_would_be_moved_to_who_works_there(
    client, embargoed, at, role, is_named
):
    page = embargoed.page
    with at(BEFORE):
        enter_desk(client, make_account(role))
        told = client.get(f"/admin/pages/{page.pk}/move/{page.get_parent().pk}/confirm/").text
        assert (WORD in told) == is_named


@pytest.mark.parametrize("role", ["campaign_editor", "course_administrator"])
def test_no_refusal_says_what_it_is_called(client, embargoed, at, role):
    number = embargoed.page.pk
    with at(BEFORE):
        enter_desk(client, make_account(role))
        for place in (
            f"action/{number}/approve/1",
            f"preview/{number}/1",
            f"confirm_cancellation/{number}",
        ):
            assert client.get(f"/admin/pages/workflow/{place}/").status_code == 302
            assert WORD not in client.get("/admin/account/").text


def test_who_has_no_part_in_any_page_is_sent_away(client, embargoed, at):
    with at(BEFORE):
        client.force_login(people.account("somebody"))
        for place in ("pages", "choose-page"):
            assert client.get(f"/admin/{place}/{embargoed.page.pk}/").status_code in {302, 403, 404}


def test_what_is_public_is_offered_to_all(client, embargoed, at):
    with at(MINUTE):
        enter_desk(client, make_account("course_administrator"))
        assert embargoed.page.slug in client.get(SEARCH).content.decode()

"""What is to come is not offered to who has no part in it."""

import pytest

from tests.factories.accounts import enter_desk, make_account
from tests.foundation.embargo.conftest import BEFORE, MINUTE, WORD

SEARCH = f"/admin/choose-page/search/?q={WORD}"


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
            f"/admin/choose-page/chosen-multiple/?id={embargoed.page.pk}",
        ):
            told = client.get(address).content.decode("unicode_escape")
            assert (embargoed.page.slug in told) == is_offered, address


def test_what_is_public_is_offered_to_all(client, embargoed, at):
    with at(MINUTE):
        enter_desk(client, make_account("course_administrator"))
        assert embargoed.page.slug in client.get(SEARCH).content.decode()

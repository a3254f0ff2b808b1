"""What stands beneath a page of the site is written once the site has that page."""

import pytest

from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import make_site

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("what", ["portal/indicatorset", "portal/libraryitem"])
def test_where_there_is_no_page_for_it_the_form_says_so(client, what):
    make_site()
    enter_desk(client, make_account("administrator"))
    response = client.post(f"/admin/snippets/{what}/add/", {})
    assert response.status_code == 200
    assert "Сајт још нема страну ове врсте" in response.content.decode()

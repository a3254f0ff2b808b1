"""A button to comment stands where a comment is kept: on pages."""

import pytest

from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import NewsPageFactory, make_site

pytestmark = pytest.mark.django_db
BUTTON = "data-comment-add"


@pytest.fixture
def desk(client):
    return enter_desk(client, make_account("administrator"))


def test_it_stands_on_a_page(desk):
    page = NewsPageFactory(parent=make_site())
    assert BUTTON in desk.get(f"/admin/pages/{page.pk}/edit/").content.decode()


@pytest.mark.parametrize("what", ["portal/indicatorset", "centre/topic"])
def test_it_stands_nowhere_else_and_not_in_rows(desk, what):
    form = desk.get(f"/admin/snippets/{what}/add/").content.decode()
    assert "data-field-wrapper" in form
    assert BUTTON not in form

"""What the desk is asked to find and to sort, and can't, is no error of the server."""

import pytest

from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import NewsPageFactory, make_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    NewsPageFactory(parent=make_site(), title="Вест о нечему")
    return enter_desk(client, make_account("administrator"))


@pytest.mark.parametrize("order", ["content_type__model", "-content_type__model", "title", "x__y"])
def test_pages_that_were_searched_for_are_sorted_by_what_can_be_sorted(desk, order):
    answer = desk.get(
        "/admin/pages/3/", {"q": "вест", "ordering": order, "search_all": 1}, follow=True
    )
    assert answer.status_code == 200
    assert "Вест о нечему" in answer.content.decode()


@pytest.mark.parametrize("room", ["images", "documents"])
def test_files_are_searched_for_among_those_that_are_used_so_often(desk, room):
    asked = {"q": "вест", "usage_count_min": 0, "usage_count_max": 3}
    for more in ({}, {"ordering": "title"}):
        assert desk.get(f"/admin/{room}/", {**asked, **more}).status_code == 200

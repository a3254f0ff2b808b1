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


@pytest.mark.parametrize(
    "chooser", ["images/chooser", "documents/chooser", "snippets/choose/centre/topic"]
)
@pytest.mark.parametrize("number", ["x", "", "%C0%AE%C0%AE", "1.5", "99"])
def test_choosers_of_many_find_nothing_by_what_is_no_number(desk, chooser, number):
    answer = desk.get(f"/admin/{chooser}/chosen-multiple/?id={number}")
    assert answer.status_code == 200
    assert answer.json()["result"] == []


@pytest.mark.parametrize("address", ["choose/centre/topic/chosen", "centre/topic/edit"])
@pytest.mark.parametrize("key", ["x", "9" * 30, "_00"])
def test_no_snippet_is_there_by_what_is_no_number(desk, address, key):
    assert desk.get(f"/admin/snippets/{address}/{key}/").status_code == 404

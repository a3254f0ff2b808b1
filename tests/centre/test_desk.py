"""Writing news at the desk."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from centre import site_tree
from centre.models import NewsPage
from foundation.models import User
from tests.factories.accounts import enter_desk

PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture
def desk(client, site):
    """The client of an administrator at the desk."""
    return enter_desk(client, User.objects.create_superuser("glavni@primer.rs", "lozinka"))


def form(activity, **fields):
    return nested_form_data(
        {
            "title": "Њен џеп",
            "slug": "",
            "kind": "news",
            "date": "2015-02-27",
            "lead": "Увод.",
            "body": streamfield([("heading", "Поднаслов")]),
            "evidence": inline_formset([{"activity": activity.pk, "id": ""}]),
            "comments": inline_formset([]),
            **fields,
        }
    )


def add(desk, data):
    address = reverse(
        "wagtailadmin_pages:add", args=["centre", "newspage", site_tree.news_index("sr").pk]
    )
    return desk.post(address, data)


def test_news_gets_a_latin_address_and_its_evidence(desk, activities):
    assert add(desk, form(activities[0], **PUBLISH)).status_code == 302
    page = NewsPage.objects.get()
    assert (page.slug, page.live) == ("njen-dzep", False)
    assert [row.activity for row in page.evidence.all()] == [activities[0]]


def test_drafts_get_addresses_that_differ(desk, activities):
    for _ in range(2):
        assert add(desk, form(activities[0])).status_code == 302
    assert set(NewsPage.objects.values_list("slug", "live")) == {
        ("njen-dzep", False),
        ("njen-dzep-2", False),
    }


def test_the_form_offers_serbian_activities_alone(desk, activities):
    address = reverse(
        "wagtailadmin_pages:add", args=["centre", "newspage", site_tree.news_index("sr").pk]
    )
    text = desk.get(address).text
    assert "1.1.1 Прихватилиште" in text
    assert "1.1.1 Shelter" not in text


def test_the_same_activity_twice_is_refused_at_its_field(desk, activities):
    row = {"activity": activities[0].pk, "id": ""}
    response = add(desk, form(activities[0], evidence=inline_formset([row, row]), **PUBLISH))
    assert response.status_code == 200
    assert not NewsPage.objects.exists()

"""What is closed to a role is looked for only where an address of the desk names a page."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageViewRestriction

from tests.factories.accounts import enter_desk
from tests.factories.pages import StandardPageFactory


@pytest.fixture
def closed(site):
    """A page that only some readers may see."""
    page = StandardPageFactory(title="О нама", slug="o-nama", parent=site)
    restriction = PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.create(name="readers"))
    return page


@pytest.fixture
def desk(client, author):
    return enter_desk(client, author)


def asked(desk, address):
    desk.get(address)
    with CaptureQueriesContext(connection) as captured:
        desk.get(address)
    return " ".join(query["sql"] for query in captured)


def test_an_address_that_names_no_page_does_not_ask_for_what_is_closed(desk, closed):
    assert "foundation_pageaccess" not in asked(desk, reverse("wagtailusers_users:index"))


def test_one_that_names_a_page_does(desk, closed):
    address = reverse("wagtailadmin_explore", args=[closed.pk])
    assert "foundation_pageaccess" in asked(desk, address)
    assert desk.get(address).status_code == 302

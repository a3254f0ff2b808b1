"""No text tells what is to come is called: not to readers, nor in forms to who has no part."""

import pytest
from django.urls import reverse

from tests.factories.accounts import enter_desk, make_account
from tests.factories.campaigns import CampaignPageFactory
from tests.factories.pages import StandardPageFactory
from tests.foundation.embargo.conftest import BEFORE, MINUTE, SLUG

NUMBERS = ["abc", "9" * 30, "", "-1", "٣"]


def links_to(*numbers):
    return "".join(f'<a linktype="page" id="{number}">Више о томе</a> ' for number in numbers)


def body(*numbers):
    return [("paragraph", f"<p>{links_to(*numbers)}</p>")]


def test_a_link_leads_to_what_is_to_come_from_its_minute_on(client, embargoed, at):
    with at(BEFORE):
        page = StandardPageFactory(body=body(embargoed.page.pk))
        text = client.get(page.url).text
        assert "Више о томе" in text
        assert SLUG not in text
    with at(MINUTE):
        assert f'href="{embargoed.page.url}"' in client.get(page.url).text


def test_a_link_leads_to_no_draft_and_to_nothing_that_is_no_page(client, site):
    shown, draft = StandardPageFactory(slug="ima"), StandardPageFactory(slug="nacrt", live=False)
    page = StandardPageFactory(body=body(shown.pk, draft.pk, *NUMBERS))
    answer = client.get(page.url)
    assert answer.status_code == 200
    assert f'href="{shown.url}"' in answer.text
    assert "nacrt" not in answer.text
    assert answer.text.count("Више о томе") == 2 + len(NUMBERS)


@pytest.mark.parametrize(
    ("role", "is_named"),
    [("campaign_editor", False), ("author", True), ("publisher", True), ("administrator", True)],
)
def test_a_form_names_it_to_who_works_there(client, embargoed, at, role, is_named):
    with at(BEFORE):
        person = make_account(role)
        page = CampaignPageFactory(body=body(embargoed.page.pk), owner=person)
        enter_desk(client, person)
        text = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text
        assert (SLUG in text) == is_named
        # What was chosen stays chosen.
        assert str(embargoed.page.pk) in text

"""An embargo as editors enter it: the clock of Belgrade, and what waits is said."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from centre.models import NewsPage
from foundation.minute import MinuteFormField
from foundation.models import User
from tests.factories.accounts import enter_desk
from tests.factories.pages import NewsPageFactory
from tests.foundation.embargo.conftest import BEFORE, MINUTE

FIELD = MinuteFormField()


@pytest.mark.parametrize(
    ("written", "instant"),
    [("2026-11-30 09:00", "2026-11-30T08:00"), ("2026-07-30 09:00", "2026-07-30T07:00")],
)
@pytest.mark.parametrize("zone", ["Europe/Belgrade", "America/New_York"])
def test_a_minute_is_that_of_belgrade_whatever_zone_the_account_has(written, instant, zone):
    with timezone.override(zone):
        found = FIELD.clean(written)
        assert found == datetime.datetime.fromisoformat(instant + "+00:00")
        assert f"{FIELD.prepare_value(found):%Y-%m-%d %H:%M}" == written


@pytest.mark.parametrize(
    ("written", "code"),
    [("2026-03-29 02:30", "nonexistent"), ("2026-10-25 02:30", "double")],
)
def test_a_minute_that_is_not_one_is_refused(written, code):
    with pytest.raises(ValidationError) as refused:
        FIELD.clean(written)
    assert refused.value.code == code


@pytest.mark.parametrize("written", ["2026-03-29 03:00", "2026-10-25 03:00", "2026-10-25 01:59"])
def test_the_minutes_around_are_taken(written):
    assert FIELD.clean(written).utcoffset() is not None


def test_what_readers_see_cannot_be_hidden_again(site, at):
    with at(BEFORE):
        page = NewsPageFactory()
        page.embargoed_until = MINUTE
        with pytest.raises(ValidationError, match=r"Readers see|Читаоци"):
            page.full_clean()


def test_a_page_that_ends_before_it_appears_is_refused(site, at):
    with at(BEFORE), pytest.raises(ValidationError):
        NewsPageFactory(embargoed_until=MINUTE, expire_at=MINUTE)


def test_the_editor_offers_one_way_to_appear_later(site):
    form = NewsPage.get_edit_handler().get_form_class()
    assert "embargoed_until" in form.base_fields
    assert "expire_at" in form.base_fields
    assert "go_live_at" not in form.base_fields


def test_saving_says_what_waits(client, embargoed, at):
    page = embargoed.page
    data = nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "date": "2026-11-30",
            "lead": page.lead,
            "picture": page.picture.pk,
            "picture_alt": page.picture_alt,
            "embargoed_until": "2026-11-30 09:00",
            "body": streamfield([("heading", "Поднаслов")]),
            "evidence": inline_formset([]),
            "comments": inline_formset([]),
        }
    )
    with at(BEFORE):
        enter_desk(client, User.objects.create_superuser("admin@example.org"))
        edit = f"/admin/pages/{page.pk}/edit/"
        # What saves itself while somebody writes says nothing: each word would wait in a row.
        itself = client.post(edit, data, headers={"Accept": "application/json"})
        answer = client.post(edit, data, follow=True)
    assert itself.json()["success"]
    assert answer.text.count("30. 11. 2026. 09:00") == 1
    assert embargoed.read_again().embargoed_until == MINUTE
    assert embargoed.picture.title in answer.text

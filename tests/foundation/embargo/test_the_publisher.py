"""What follows an embargo happens once, and leaves nothing behind that was of use only before."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, Revision

from foundation.access import PUBLIC, is_visible, key_of
from foundation.embargo import settling
from foundation.models import EmbargoEnd
from foundation.models.access import PageAccess
from tests.factories.pages import NewsPageFactory, StandardPageFactory
from tests.foundation.embargo.conftest import BEFORE, MINUTE

HOUR = datetime.timedelta(hours=1)


def test_an_end_is_told_once(embargoed, at, signalled):
    with at(BEFORE):
        assert settling.settle_due() == 0
    with at(MINUTE):
        assert [settling.settle_due() for _ in range(3)] == [1, 0, 0]
    assert signalled == [embargoed.page.pk]
    assert EmbargoEnd.objects.get().instant == MINUTE


def test_a_minute_that_was_moved_has_an_end_of_its_own(embargoed, at, signalled):
    with at(BEFORE):
        page = embargoed.read_again()
        page.embargoed_until = MINUTE + HOUR
        page.save_revision().publish()
    for moment, ended in [(MINUTE, 0), (MINUTE + HOUR, 1)]:
        with at(moment):
            assert settling.settle_due() == ended


@pytest.fixture
def signalled():
    """The pages whose end was told."""
    told = []

    def listen(page, **kwargs):
        told.append(page.pk)

    settling.embargo_ended.connect(listen)
    yield told
    settling.embargo_ended.disconnect(listen)


def test_what_expires_is_withdrawn_once(site, at):
    with at(BEFORE):
        page = NewsPageFactory(expire_at=MINUTE)
    with at(MINUTE):
        assert [settling.settle_due() for _ in range(2)] == [1, 0]
    assert Page.objects.get(pk=page.pk).expired


def test_a_revision_that_was_scheduled_natively_is_not_lost(site, at):
    with at(BEFORE):
        page = NewsPageFactory(title="Пре")
        page.title, page.go_live_at = "После", MINUTE
        page.save_revision().publish()
    with at(MINUTE):
        assert [settling.settle_due() for _ in range(2)] == [1, 0]
    assert Page.objects.get(pk=page.pk).title == "После"
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_the_keys_that_opened_are_tidied_once(embargoed, at):
    with at(BEFORE):
        child = StandardPageFactory(parent=embargoed.page)
    files = [embargoed.picture, embargoed.inside, embargoed.paper]
    pages = [embargoed.page.pk, child.pk]
    keys = PageAccess.objects.filter(page_id__in=pages).values_list("key", flat=True)
    assert all("embargo:" in key for key in keys)
    with at(MINUTE):
        settling.settle_due()
        assert set(keys.all()) == {PUBLIC}
        for file in files:
            file.refresh_from_db()
            assert file.embargoed_until is None
        # What readers see was decided before, and stays.
        assert is_visible(AnonymousUser(), child)
        assert embargoed.read_again().shown_since == MINUTE
        with CaptureQueriesContext(connection) as captured:
            settling.settle_due()
    assert not [query for query in captured if not query["sql"].startswith("SELECT")]


def test_an_embargo_further_up_keeps_its_key(site, at):
    with at(BEFORE):
        above = NewsPageFactory(embargoed_until=MINUTE + HOUR)
        below = NewsPageFactory(parent=above, embargoed_until=MINUTE)
    with at(MINUTE):
        assert settling.settle_due() == 1
        assert not is_visible(AnonymousUser(), below)
    with at(MINUTE + HOUR):
        assert settling.settle_due() == 1
        assert is_visible(AnonymousUser(), below)
    assert key_of(below) == PUBLIC

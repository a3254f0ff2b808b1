"""Which pictures and files wait with a page, and how long."""

import datetime

from tests.factories.pages import NewsPageFactory, SiteImageFactory
from tests.foundation.embargo.conftest import BEFORE, MINUTE

HOUR = datetime.timedelta(hours=1)


def until(image):
    image.refresh_from_db()
    return image.embargoed_until


def news(image, **fields):
    return NewsPageFactory(picture=image, picture_alt="Шара", **fields)


def test_a_picture_that_something_visible_shows_does_not_wait(site, at):
    image = SiteImageFactory()
    with at(BEFORE):
        news(image)
        news(image, embargoed_until=MINUTE)
        assert until(image) is None


def test_a_picture_of_two_pages_appears_with_the_first(site, at):
    image = SiteImageFactory()
    with at(BEFORE):
        news(image, embargoed_until=MINUTE + HOUR)
        news(image, embargoed_until=MINUTE)
    assert until(image) == MINUTE


def test_a_picture_of_a_draft_waits_before_it_is_published(site, at):
    image = SiteImageFactory()
    with at(BEFORE):
        page = NewsPageFactory(live=False)
        page.picture, page.picture_alt, page.embargoed_until = image, "Шара", MINUTE
        page.save_revision()
    assert until(image) == MINUTE


def test_a_draft_of_something_else_opens_nothing(embargoed, at):
    with at(BEFORE):
        other = NewsPageFactory()
        other.picture, other.picture_alt = embargoed.picture, "Шара"
        other.save_revision()
        NewsPageFactory(live=False, picture=embargoed.picture, picture_alt="Шара")
    assert until(embargoed.picture) == MINUTE


def test_publishing_it_elsewhere_opens_a_picture(embargoed, at):
    with at(BEFORE):
        news(embargoed.picture)
        assert until(embargoed.picture) is None


def test_an_editor_s_own_date_is_kept(site, at):
    image = SiteImageFactory(visible_from=MINUTE - HOUR)
    with at(BEFORE - 2 * HOUR):
        page = news(image, embargoed_until=MINUTE)
        page.embargoed_until = None
        page.save_revision().publish()
    assert until(image) is None
    assert image.visible_from == MINUTE - HOUR


def test_a_picture_of_a_page_below_waits_with_the_page_above(site, at):
    image = SiteImageFactory()
    with at(BEFORE):
        above = NewsPageFactory(embargoed_until=MINUTE)
        news(image, parent=above)
    assert until(image) == MINUTE

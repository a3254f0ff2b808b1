"""Views that do something with several things at once name nothing to who has no part in it."""

import pytest

from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import NewsPageFactory, SiteImageFactory, make_site

WORD = "Кључаоница"
OF_PAGES = ["delete", "move", "publish", "unpublish"]


@pytest.fixture
def page(db):
    make_site()
    return NewsPageFactory(title=WORD, slug="kljucaonica", live=False)


def asked(client, kind, action, number):
    return client.get(f"/admin/bulk/{kind}/{action}/?id={number}")


@pytest.mark.parametrize("action", OF_PAGES)
@pytest.mark.parametrize("role", ["campaign_editor", "course_administrator"])
def test_a_draft_is_named_to_nobody_who_has_no_business_there(client, page, role, action):
    enter_desk(client, make_account(role))
    for number in (page.pk, f"0{page.pk}", f"all&childOf={page.get_parent().pk}"):
        answer = asked(client, "wagtailcore/page", action, number)
        assert answer.status_code == 200
        assert WORD not in answer.text


def test_who_works_there_is_told_with_what_they_may_not_do_it(client, page):
    enter_desk(client, make_account("author"))
    assert WORD in asked(client, "wagtailcore/page", "publish", page.pk).text


def test_who_may_do_it_is_asked_whether_they_want_to(client, page):
    enter_desk(client, make_account("publisher"))
    assert WORD in asked(client, "wagtailcore/page", "publish", page.pk).text


@pytest.mark.parametrize("action", ["delete", "add_tags"])
def test_a_picture_of_others_is_named_to_nobody_who_does_not_keep_it(client, page, action):
    enter_desk(client, make_account("campaign_editor"))
    picture = SiteImageFactory(title=WORD)
    answer = asked(client, "foundation/siteimage", action, picture.pk)
    assert answer.status_code == 200
    assert WORD not in answer.text

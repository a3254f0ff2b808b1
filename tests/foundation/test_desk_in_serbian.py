"""Whoever works at the desk in Serbian meets no English word."""

import json

import pytest
from django.template import engines
from django.urls import reverse
from wagtail.models import Page
from wagtail.users.models import UserProfile

from centre import site_tree
from foundation.accounts.roles import ROLES
from foundation.desk.words import BARE
from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import NewsPageFactory, SiteImageFactory, make_site
from tests.foundation.screens import latin_words, screen

PLAIN = [
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_reports:locked_pages",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_choose_page",
    "wagtailadmin_explore_root",
    "wagtailadmin_pages:search",
    "wagtailimages:index",
    "wagtailimages:add",
    "wagtailimages:add_multiple",
    "wagtailimages_chooser:choose",
    "wagtaildocs:index",
    "wagtaildocs:add",
    "wagtaildocs:add_multiple",
    "wagtaildocs_chooser:choose",
    "wagtailadmin_choose_page_external_link",
    "wagtailadmin_choose_page_email_link",
    "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_choose_page_anchor_link",
    "wagtailadmin_collections:index",
    "wagtailadmin_collections:add",
    "wagtailadmin_reports:workflow_tasks",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_workflows:index",
    "wagtailadmin_workflows:task_index",
    "wagtailadmin_workflows:select_task_type",
    "wagtailadmin_workflows:task_chooser",
    "wagtailredirects:index",
    "wagtailredirects:add",
    "wagtailredirects:start_import",
    "wagtailusers_users:index",
    "wagtailusers_users:add",
    "wagtailusers_groups:index",
    "wagtailusers_groups:add",
    "wagtailsnippets:index",
]
OF_A_PAGE = [
    "wagtailadmin_explore",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:history",
    "wagtailadmin_pages:usage",
    "wagtailadmin_pages:delete",
    "wagtailadmin_pages:unpublish",
    "wagtailadmin_pages:copy",
    "wagtailadmin_pages:move",
    "wagtailadmin_pages:set_privacy",
    "wagtailadmin_pages:workflow_history",
    "wagtail_localize:submit_page_translation",
]
OF_A_PICTURE = ["wagtailimages:edit", "wagtailimages:delete", "wagtailimages:image_usage"]


@pytest.fixture
def news(db):
    """A published piece of news with a draft on top."""
    make_site()
    page = NewsPageFactory()
    page.save_revision()
    return page


def english_content():
    """Return the words of English titles: they are content, and stay."""
    titles = Page.objects.filter(locale__language_code="en").values_list("title", flat=True)
    return {word for title in titles for word in title.split()}


def visit(client, names, *args):
    """Return ``{screen: Latin words}`` of what this visitor may open."""
    found, content = {}, english_content()
    for name in names:
        response = client.get(reverse(name, args=args), follow=True)
        assert response.status_code in {200, 403, 404}, (name, response.status_code)
        if words := latin_words(screen(response), content):
            found[name] = sorted(words)
    return found


def test_an_administrator_meets_no_latin_word(client, news):
    desk = enter_desk(client, make_account("administrator"))
    list_of_news = news.get_parent().pk
    assert {
        **visit(desk, PLAIN),
        **visit(desk, OF_A_PAGE, news.pk),
        **visit(desk, OF_A_PICTURE, SiteImageFactory().pk),
        **visit(desk, ["wagtailadmin_explore", "wagtailadmin_pages:add_subpage"], list_of_news),
        **visit(desk, ["wagtailadmin_pages:add"], "centre", "newspage", list_of_news),
    } == {}


@pytest.mark.parametrize("role", [role for role in ROLES if role != "administrator"])
def test_no_role_meets_a_latin_word(client, news, role):
    desk = enter_desk(client, make_account(role))
    assert {
        **visit(desk, ["wagtailadmin_home"]),
        **visit(desk, ["wagtailadmin_pages:edit"], news.pk),
    } == {}


def desk_in(code, client):
    """Return the client of an administrator who prefers a language of the desk."""
    account = make_account("administrator")
    UserProfile.objects.create(user=account, preferred_language=code)
    return enter_desk(client, account)


@pytest.mark.parametrize(("code", "word"), [("sr", "Радна табла"), ("sr-latn", "Radna tabla")])
def test_javascript_speaks_serbian_in_both_scripts(client, db, code, word):
    script = desk_in(code, client).get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert json.dumps(word) in script


def test_the_desk_in_latin_leaves_what_is_written_in_cyrillic(client, news):
    address = reverse("wagtailadmin_pages:edit", args=[news.pk])
    html = desk_in("sr-latn", client).get(address).content.decode()
    assert "Sačuvaj nacrt" in html
    assert f'value="{news.title}"' in html


@pytest.mark.parametrize("name", BARE)
def test_each_bare_word_still_stands_in_the_installed_wagtail(name):
    template = engines["django"].get_template(name).template
    loader = template.origin.loader
    source = super(type(loader), loader).get_contents(template.origin)
    assert all(bare in source for bare, _ in BARE[name])


def test_a_prepared_site_names_its_root_in_serbian(news):
    assert Page.get_first_root_node().title == site_tree.ROOT

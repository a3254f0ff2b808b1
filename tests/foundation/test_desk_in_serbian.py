"""Whoever works at the desk in Serbian meets no English word."""

import json
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.template import engines
from django.template.loader import render_to_string
from django.template.loaders.app_directories import Loader as AppDirectories
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page, Workflow
from wagtail.snippets.widgets import AdminSnippetChooser
from wagtail.users.models import UserProfile

from centre import site_tree
from centre.models import NewsPage, Topic
from foundation.accounts.roles import ROLES, group_of
from foundation.desk.words import BARE, Loader
from foundation.models import SafetyReviewTask
from foundation.safety.workflow import sync_workflow
from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import NewsPageFactory, SiteImageFactory, make_site
from tests.foundation.admin_screens import screens_without_arguments
from tests.foundation.screens import latin_words, screen

pytestmark = pytest.mark.walk

# A form that nobody needs beside two languages.
LEFT = {
    "wagtaillocales:add": {"Enabled", "Locale"},
    # Names of licences and of a kind of file.
    "wagtailsnippets_portal_libraryitem:add": {"CC", "BY", "SA", "NC", "ND", "OpenDocument"},
}
SHARES = 3
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
    "desk_review",
    "desk_side_by_side",
    "safety_take_down",
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
    codes = Topic.objects.values_list("code", flat=True)
    names = Topic.objects.values_list("name_en", flat=True)
    expressions = apps.get_model("search", "Synonyms")._default_manager.values_list(
        "expressions", flat=True
    )
    words = [*titles, *codes, *names, *expressions, "hu number"]
    return {word for text in words for word in re.split(r"[\s-]+", text)}


def visit(client, names, *args):
    """Return ``{screen: Latin words}`` of what this visitor may open."""
    found, content = {}, english_content()
    for name in names:
        response = client.get(reverse(name, args=args), follow=True)
        assert response.status_code in {200, 403, 404, 405}, (name, response.status_code)
        if words := latin_words(screen(response), content) - LEFT.get(name, set()):
            found[name] = sorted(words)
    return found


def test_an_administrator_meets_no_latin_word(client, news):
    desk = enter_desk(client, make_account("administrator"))
    list_of_news = news.get_parent().pk
    assert {
        **visit(desk, OF_A_PAGE, news.pk),
        **visit(desk, OF_A_PICTURE, SiteImageFactory().pk),
        **visit(desk, ["wagtailadmin_explore", "wagtailadmin_pages:add_subpage"], list_of_news),
        **visit(desk, ["wagtailadmin_pages:add"], "centre", "newspage", list_of_news),
    } == {}


@pytest.mark.parametrize("share", range(SHARES))
def test_no_screen_of_the_desk_has_a_latin_word(client, news, share):
    desk = enter_desk(client, make_account("administrator"))
    assert visit(desk, screens_without_arguments()[share::SHARES]) == {}


def test_the_address_table_gives_the_screens():
    names = screens_without_arguments()
    assert {"wagtailadmin_home", "wagtailsites:add", "wagtaillocales:index", "desk_links"} <= set(
        names
    )


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
    loader = Loader(engines["django"].engine)
    sources = [AppDirectories.get_contents(loader, origin) for origin in _found(loader, name)]
    assert any(all(bare in source for bare, _ in BARE[name]) for source in sources)


def _found(loader, name):
    return [origin for origin in loader.get_template_sources(name) if Path(origin.name).exists()]


@pytest.mark.parametrize(("code", "said"), [("sr", "Укупно: 5"), ("en", "Total: 5")])
def test_a_list_counts_without_a_noun_that_would_need_its_form(rf, code, said):
    items = WagtailPaginator([1, 2, 3, 4, 5], 2).page(1)
    with override(code):
        context = {"items": items, "request": rf.get("/admin/images/")}
        foot = render_to_string("wagtailadmin/shared/pagination_nav.html", context)
    assert foot.split('class="pagination__end">')[1].split("</div>")[0].strip() == said


def test_a_prepared_site_names_its_root_in_serbian(news):
    assert Page.get_first_root_node().title == site_tree.ROOT


def test_a_chooser_speaks_to_each_in_their_own_language():
    with override("en"):
        snippet, page = AdminSnippetChooser(Topic), AdminPageChooser(NewsPage)
        said = [str(chooser.choose_one_text) for chooser in (snippet, page)]
    assert said == ["Choose topic", "Choose a page (News)"]
    with override("sr"):
        assert not re.search("[A-Za-z]", f"{snippet.choose_one_text}{page.choose_one_text}")


@pytest.mark.parametrize(("code", "step"), [("en", "Safety review"), ("sr", "Преглед безбедности")])
def test_the_steps_of_the_workflow_are_named_in_the_language_of_the_desk(client, db, code, step):
    with override("en"):
        sync_workflow(group_of)
    task, workflow = SafetyReviewTask.objects.get(), Workflow.objects.get(active=True)
    with override(code):
        assert f"{task}" == str(task.name) == step
        assert step in str(workflow.name)
    listed = desk_in(code, client).get(reverse("wagtailadmin_workflows:index"))
    assert str(workflow.name) != step
    assert step in listed.text
    assert not {"sr": re.compile("Safety"), "en": re.compile("Преглед без")}[code].search(
        listed.text
    )


def test_a_step_that_was_saved_in_english_is_ours_still(db):
    for name in ("Safety review", "Преглед безбедности"):
        SafetyReviewTask.objects.update(name=name)
        sync_workflow(group_of)
        assert (
            SafetyReviewTask.objects.values_list("name", flat=True).get() == "Преглед безбедности"
        )
        assert Workflow.objects.filter(active=True).count() == 1


def test_the_language_of_the_desk_is_chosen_without_a_name(client, db):
    account = make_account("author")
    account.first_name = account.last_name = ""
    account.save()
    desk = enter_desk(client, account)
    chosen = {"locale-preferred_language": "en", "theme-theme": "system"}
    desk.post(
        reverse("wagtailadmin_account"),
        {**chosen, "theme-contrast": "system", "theme-density": "default"},
    )
    assert UserProfile.objects.get(user=account).preferred_language == "en"

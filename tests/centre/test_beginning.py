"""A new site says from its first minute what every site has to say: nothing leads to nowhere."""

import re
from html import unescape
from urllib.parse import urldefrag, urlsplit

import pytest
from django.core.management import call_command
from wagtail.models import Page

from centre.models import HelpIndexPage, HelpLine, HelpPage, StandardPage
from centre.site_tree import home
from foundation.models import HelpSettings, ReviewDate
from foundation.publishing import publish
from tests.factories.accounts import enter_desk, make_account

FIRST = ("/", "/sr-latn/", "/en/", "/nema/", "/sr-latn/nema/", "/en/nema/")
HREF = re.compile(r'\b(?:href|src|action)="([^"]*)"')


@pytest.fixture(scope="module")
def new_site(begin_with):
    """A site as an operator finds it after the guide: nobody has written anything yet."""
    with begin_with("beginning", lambda: call_command("prepare_site", verbosity=0)):
        yield


@pytest.fixture
def site(new_site, db, settings):
    settings.SHOW_UNREVIEWED_TRANSLATIONS = False


def made():
    return Page.objects.type(HelpIndexPage, HelpPage, StandardPage)


def everything():
    return list(Page.objects.order_by("path").values_list("path", "title", "latest_revision_id"))


def shown(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, path
    return answer.content.decode()


def addresses(text):
    """Return what a page leads to on the same site."""
    found = {urldefrag(unescape(each)).url for each in HREF.findall(text)}
    return {each for each in found if each and not urlsplit(each).scheme}


def reading(page):
    """Return the addresses of a page in each script that it can be read in."""
    url = page.get_url()
    return [url] if url.startswith("/en/") else [url, f"/sr-latn{url}"]


@pytest.mark.parametrize(
    ("first", "path", "title"),
    [
        ("/", "/pomoc/", "Помоћ"),
        ("/sr-latn/", "/sr-latn/pomoc/", "Pomoć"),
        ("/en/", "/en/help/", "Help"),
    ],
)
def test_help_is_there_and_first_in_the_menu(site, client, first, path, title):
    text = shown(client, path)
    assert re.search(rf"<h1[^>]*>\s*{title}\s*</h1>", text)
    assert len(re.findall(rf'href="{path}[a-z-]+/"', text)) >= 10
    assert client.get(first).context["menu"][0].url == path
    # The quick ways of the home page too.
    assert shown(client, first).count(f'href="{path}"') >= 2


def test_every_link_of_a_new_site_leads_somewhere(site, client):
    texts = [shown(client, path, 404 if "nema" in path else 200) for path in FIRST]
    texts += [shown(client, path) for page in made() for path in reading(page)]
    wanted = set().union(*map(addresses, texts)) - {*FIRST}
    assert {"/pristupacnost/", "/ovaj-sajt-i-vasa-bezbednost/", "/en/contact/"} <= wanted
    for path in sorted(each for each in wanted if not each.startswith("/static/")):
        answer = client.get(path)
        assert answer.status_code in {200, 301, 302}, path
        if answer.status_code != 200:
            assert client.get(path, follow=True).status_code == 200, path


def test_no_text_says_that_it_is_an_example(site, client):
    for page in made():
        text = shown(client, page.get_url())
        assert not re.search("Пример садржаја|Example content|Нацрт за|A draft for", text), page
        assert page.live


def test_translations_are_current(site):
    for page in made():
        assert page.specific.stale_since() is None
        assert page.get_translations().count() == 1


def test_what_no_native_reader_has_reviewed_is_not_shown(site, client):
    assert HelpLine.objects.filter(reviewed_by_native_on=None).count() == 6
    assert "Magyar" not in shown(client, "/pomoc/")
    assert client.get("/pomoc/hu/").status_code == 404


def test_numbers_are_named_and_nobody_is_said_to_have_confirmed_them(site, client):
    assert [number.label for number in HelpSettings.stored().numbers.all()] == [
        "Полиција",
        "Центар",
    ]
    assert HelpSettings.stored().checked_on is None
    assert "још нико није потврдио" in shown(client, "/pomoc/")


def test_somebody_is_to_read_each_page_from_the_first_day(site, client):
    due = ReviewDate.objects.filter(due_on__isnull=False, role="publisher")
    assert set(due.values_list("page", flat=True)) == set(made().values_list("pk", flat=True))
    desk = enter_desk(client, make_account("publisher"))
    assert "Изјава о приступачности" in desk.get("/admin/desk/review/").content.decode()


def test_preparing_again_changes_nothing_and_brings_nothing_back(site):
    StandardPage.objects.get(slug="kontakt").delete()
    HelpPage.objects.get(slug="am-i-at-risk").delete()
    before = everything()
    call_command("prepare_site", verbosity=0)
    assert everything() == before


def test_where_somebody_wrote_help_already_nothing_is_put_beside_it(site):
    for page in made().filter(depth=3):
        page.delete()
    publish(StandardPage(title="Помоћ", slug="pomoc"), home("sr"))
    call_command("prepare_site", verbosity=0)
    assert not HelpIndexPage.objects.exists()
    assert StandardPage.objects.count() == 1

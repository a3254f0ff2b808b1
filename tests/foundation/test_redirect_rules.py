"""No form takes a redirect to another site, or one away from help or from a page."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from centre import site_tree
from centre.models import HelpIndexPage, HelpPage
from foundation.old_addresses import import_redirects
from foundation.publishing import publish, translate
from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import StandardPageFactory, make_site

ADD = "wagtailredirects:add"


@pytest.fixture(scope="module")
def begin_with_help(begin_with):
    """One subject of help in both languages, the Serbian one taken down, and a page of text."""

    def make():
        home = make_site()
        index = publish(HelpIndexPage(title="Помоћ", slug="pomoc", lead="Нисте криви."), home)
        subject = publish(HelpPage(title="Ризик", slug="rizik", lead="Увод."), index)
        fields = {"title": "Help", "slug": "help", "lead": "You are not to blame."}
        english = translate(index, site_tree.home("en"), fields)
        translate(subject, english, {"title": "Risk", "slug": "risk", "lead": "Begin here."})
        subject.unpublish()
        StandardPageFactory(title="О нама", slug="o-nama", parent=home)

    with begin_with("help-and-text", make):
        yield


@pytest.fixture
def subject(begin_with_help, db):
    return HelpPage.objects.get(slug="rizik")


@pytest.fixture
def send(client, subject):
    """Send the form as a role; return the fields that were refused."""

    def send(old, role="publisher", address=None, **fields):
        desk = enter_desk(type(client)(), make_account(role))
        blank = {"site": "", "redirect_page": "", "redirect_link": "", "is_permanent": "on"}
        answer = desk.post(address or reverse(ADD), {**blank, "old_path": old, **fields})
        return set() if answer.status_code == 302 else set(answer.context["form"].errors)

    return send


@pytest.mark.parametrize("role", ["publisher", "administrator"])
@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/x",
        "//example.org/x",
        "javascript:alert(1)",
        "ftp://localhost/x",
        "https://localhost@example.org/",
        "https://example.org\\@localhost/",
    ],
)
def test_no_redirect_leads_to_another_site(send, role, link):
    assert send("/staro", role, redirect_link=link) == {"redirect_link"}
    assert not Redirect.objects.exists()


@pytest.mark.parametrize(
    "old",
    [
        "/pomoc/rizik/",
        "/pomoc/rizik/?a=b",
        "/pomoc/rizik;a",
        "/sr-latn/pomoc/rizik",
        "/pomoc/%72izik",
        "/pomoc",
        "/pomoc/sto-nije-tu/",
        "/en/help/risk/",
        "/sr-latn/en/help/risk",
        "/en/help/not-there",
    ],
)
def test_nobody_is_led_away_from_help_even_where_it_was_taken_down(send, subject, old):
    target = {"redirect_page": site_tree.home("sr").pk}
    assert send(old, "administrator", **target) == {"old_path"}
    assert [row.number for row in import_redirects(f"{old},/o-nama/".encode()).refused] == [1]
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("old", ["/", "/en", "/admin/pages", "/o-nama/"])
def test_nothing_leads_away_from_what_answers(send, old):
    assert send(old, redirect_page=site_tree.home("sr").pk) == {"old_path"}


def test_what_is_there_is_not_turned_elsewhere_either(send, client):
    made = Redirect.objects.create(old_path="/staro", redirect_page=site_tree.home("sr"))
    edit = reverse("wagtailredirects:edit", args=[made.pk])
    assert send("/pomoc/rizik/", address=edit) == {"old_path"}
    fields = {"address": edit, "redirect_link": "https://example.org/"}
    assert send("/staro", **fields) == {"redirect_link"}


def test_other_old_addresses_lead_to_pages_and_addresses_of_this_site(send, client):
    own = f"https://{Site.objects.get(is_default_site=True).hostname}/o-nama/"
    assert send("/staro", redirect_page=site_tree.home("sr").pk) == set()
    assert send("/pomoc-staro", redirect_link=own) == set()
    assert client.get("/pomoc-staro/")["Location"] == own

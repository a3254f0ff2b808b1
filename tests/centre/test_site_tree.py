"""The tree a new copy starts from."""

import pytest
from django.core.management import call_command
from wagtail.models import Locale, Page, Site

from centre import site_tree
from centre.models import HomePage, NewsIndexPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("as_migrations_leave_it")]


@pytest.fixture
def as_migrations_leave_it(db):
    """Tests begin with a prepared tree: take it away, and put Wagtail's welcome page back."""
    for page in Page.objects.filter(depth=2):
        page.delete()
    root = Page.get_first_root_node()
    serbian = Locale.objects.get(language_code="sr")
    welcome = root.add_child(
        instance=Page(title="Welcome to your new Wagtail site!", slug="home", locale=serbian)
    )
    Locale.objects.exclude(pk=serbian.pk).delete()
    Site.objects.create(hostname="localhost", root_page=welcome, is_default_site=True)


def everything():
    return list(Page.objects.order_by("pk").values_list("pk", "title", "latest_revision_id"))


def test_both_languages_have_a_home_page_and_a_list_of_news():
    call_command("prepare_site", without_texts=True)
    for language, news in (("sr", "/vesti/"), ("en", "/en/news/")):
        home = HomePage.objects.get(locale__language_code=language)
        index = NewsIndexPage.objects.child_of(home).get()
        assert index.get_url() == news
    assert site_tree.home("en").translation_key == site_tree.home("sr").translation_key
    assert site_tree.news_index("en").stale_since() is None


def test_preparing_again_changes_nothing():
    call_command("prepare_site", without_texts=True)
    before = everything()
    call_command("prepare_site", without_texts=True)
    assert everything() == before


def test_what_editors_renamed_stays():
    site_tree.prepare()
    home = site_tree.home("sr")
    home.slug = "druga"
    home.title = "Друга"
    home.save()
    before = everything()
    site_tree.prepare()
    assert everything() == before


def test_the_welcome_page_goes_unless_somebody_used_it():
    welcome = Page.objects.get(slug="home")
    welcome.add_child(instance=Page(title="Туђа страна", slug="tudja", locale=Locale.get_default()))
    site_tree.prepare()
    assert Page.objects.filter(pk=welcome.pk).exists()


def test_the_welcome_page_is_gone_from_a_new_copy():
    site_tree.prepare()
    assert not Page.objects.exact_type(Page).filter(depth=2).exists()


@pytest.mark.parametrize(
    ("base_url", "hostname", "port"),
    [
        ("http://127.0.0.1:8107", "127.0.0.1", 8107),
        ("https://primer.rs", "primer.rs", 443),
        ("http://primer.rs", "primer.rs", 80),
    ],
)
def test_the_site_takes_its_address_from_the_settings(settings, base_url, hostname, port):
    settings.BASE_URL = base_url
    site_tree.prepare()
    site = Site.objects.get(is_default_site=True)
    assert (site.hostname, site.port) == (hostname, port)
    assert site.root_page_id == site_tree.home("sr").pk


def test_an_address_that_an_administrator_set_stays(settings):
    site_tree.prepare()
    Site.objects.update(hostname="drugi.rs")
    site_tree.prepare()
    assert Site.objects.get().hostname == "drugi.rs"


def test_the_site_answers_on_any_host_and_port(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    site_tree.prepare()
    response = client.get("/vesti/", headers={"host": "primer.rs:1234"})
    assert response.status_code == 200
    assert 'href="/sr-latn/vesti/"' in response.text

"""A redirect leads only to what the visitor may see, and is the same nothing for everybody else."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

OLD = "/old-address/"


@pytest.fixture
def target(grow):
    site = Site.objects.get(is_default_site=True)
    return grow("Target", site.root_page)


@pytest.fixture
def redirect(target):
    return Redirect.objects.create(old_path=Redirect.normalise_path(OLD), redirect_page=target)


def test_an_old_address_leads_to_a_public_page(client, redirect, target):
    answer = client.get(OLD)
    assert (answer.status_code, answer["Location"]) == (301, redirect.link)
    assert "target" in answer["Location"]


def test_a_temporary_redirect_stays_temporary(client, redirect):
    redirect.is_permanent = False
    redirect.save()
    assert client.get(OLD).status_code == 302


def test_an_old_address_with_a_query_leads_on_too(client, redirect):
    assert client.get(OLD, {"from": "mail"}).status_code == 301


def test_an_old_address_tells_a_reader_nothing_of_a_restricted_page(client, redirect, restrict):
    restrict(redirect.redirect_page)
    answer = client.get(OLD)
    assert answer.status_code == 404
    assert "Location" not in answer


def test_an_old_address_leads_who_may_see_the_page_and_no_cache(
    client, redirect, restrict, stranger
):
    restrict(redirect.redirect_page)
    client.force_login(stranger)
    answer = client.get(OLD)
    assert answer.status_code == 301
    assert "no-store" in answer["Cache-Control"]


def test_an_old_address_of_an_unpublished_page_is_nothing(client, redirect):
    Page.objects.get(pk=redirect.redirect_page_id).unpublish()
    assert client.get(OLD).status_code == 404


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org/",
        "javascript:alert(1)",
        "https://localhost@example.org/",
        "https://example.org\\@localhost/",
        "https://[/",
    ],
)
def test_an_old_address_leads_to_no_other_site_whoever_wrote_it(db, client, link):
    Redirect.objects.create(old_path="/elsewhere", redirect_link=link)
    answer = client.get("/elsewhere/")
    assert answer.status_code == 404
    assert "Location" not in answer


def test_an_old_address_leads_to_any_address_of_this_site(db, client):
    hostname = Site.objects.get(is_default_site=True).hostname
    Redirect.objects.create(old_path="/elsewhere", redirect_link=f"https://{hostname}/x/")
    assert client.get("/elsewhere/")["Location"] == f"https://{hostname}/x/"

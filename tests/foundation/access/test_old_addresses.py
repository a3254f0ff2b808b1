"""A redirect leads only to what the visitor may see, and is the same nothing for everybody else."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

OLD = "/old-address/"
# What browsers take for one address, and what would be led there.
WRITTEN = [
    "/target/",
    "/target",
    "/sr-latn/target/",
    "/nothing/../target/",
    "/%74arget/",
    "/nothing\\..\\target/",
    "/target/?from=mail#part",
    "https://{host}/target/",
]


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


@pytest.fixture
def write():
    """Write down by hand where an old address leads."""

    def write(link, old=OLD):
        link = link.replace("{host}", Site.objects.get(is_default_site=True).hostname)
        return Redirect.objects.create(old_path=Redirect.normalise_path(old), redirect_link=link)

    return write


def is_nothing(client, address=OLD):
    """Say whether an address answers as one does of which nobody ever heard."""
    told = []
    for each in (address, address.replace("old", "dlo")):
        answer = client.get(each)
        # The page names the address that was asked.
        of_body = {"Content-Length", "ETag"}
        headers = {name: value for name, value in answer.items() if name not in of_body}
        told.append((answer.status_code, headers, answer.text.replace(each, "")))
    return told[0] == told[1] and told[0][0] == 404


@pytest.mark.parametrize("link", WRITTEN)
def test_a_written_address_tells_of_a_restricted_page_to_nobody_else(
    client, write, target, restrict, staff, member, stranger, link
):
    link = write(link).redirect_link
    assert client.get(OLD)["Location"] == link.replace("\\", "%5C")
    restrict(target, staff)
    assert is_nothing(client)
    client.force_login(stranger)
    assert is_nothing(client)
    client.force_login(member)
    answer = client.get(OLD)
    assert answer.status_code == 301
    assert "no-store" in answer["Cache-Control"]


def test_a_written_address_tells_of_nothing_beneath_what_is_restricted(
    client, write, grow, target, restrict
):
    grow("Beneath", target)
    write("/sr-latn/target/beneath/")
    assert client.get(OLD).status_code == 301
    restrict(target)
    assert is_nothing(client)


@pytest.mark.parametrize("link", ["/target/", "/sr-latn/target/"])
def test_a_written_address_tells_of_no_page_that_is_gone(client, write, target, link):
    write(link)
    Page.objects.filter(pk=target.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert is_nothing(client)
    Page.objects.filter(pk=target.pk).update(live=False, expire_at=None)
    assert is_nothing(client)
    Page.objects.get(pk=target.pk).delete()
    assert is_nothing(client)


def test_a_written_address_of_a_page_that_moved_leads_on(client, write, redirect, restrict):
    write(f"/sr-latn{OLD}", old="/older/")
    assert client.get("/older/")["Location"] == f"/sr-latn{OLD}"
    restrict(redirect.redirect_page)
    assert is_nothing(client, "/older/")


def test_old_addresses_that_lead_in_a_circle_are_nothing(client, write, db):
    write("/older/")
    write(OLD, old="/older/")
    assert is_nothing(client)


@pytest.mark.parametrize(
    "link", ["/pretraga/?q=x", "https://{host}/en/pretraga/", "/static/x.css", "/robots.txt"]
)
def test_a_written_address_leads_to_files_and_to_what_is_no_page(client, write, db, link):
    link = write(link).redirect_link
    assert client.get(OLD)["Location"] == link


def test_a_written_address_leads_to_another_site_that_is_ours(client, write, target):
    Site.objects.create(hostname="another.example.org", root_page=target)
    write("https://another.example.org/x/")
    assert client.get(OLD)["Location"] == "https://another.example.org/x/"

"""Links in published pages are opened once a day, and a dead one is shown to who can mend it."""

import json

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from foundation.daily import begin
from foundation.desk.links import outside, services
from foundation.desk.links.checking import Check
from foundation.models import DailyRun, Fault, PageLink, SiteDocument
from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import NewsPageFactory, StandardPageFactory, make_site


def linked(*links):
    """Return a body of one paragraph with these links."""
    words = " ".join(f"<a {link}>реч</a>" for link in links)
    return json.dumps([{"type": "paragraph", "value": f"<p>{words}</p>"}])


@pytest.fixture
def site(db):
    return make_site()


def states():
    return dict(PageLink.objects.values_list("address", "fault"))


def test_our_own_addresses_are_opened_as_a_reader_would(site):
    shown, hidden = StandardPageFactory(), StandardPageFactory(live=False)
    paper = SiteDocument.objects.create(title="а", file=ContentFile(b"a", name="a.txt"))
    targets = [
        f'linktype="page" id="{shown.pk}"',
        f'linktype="page" id="{hidden.pk}"',
        'linktype="page" id="99999"',
        f'linktype="document" id="{paper.pk}"',
        f'href="{shown.url}"',
        'href="/nema-toga/"',
        'href="https://www.osce.org/sr"',
        'href="mailto:a@example.org"',
    ]
    StandardPageFactory(body=linked(*targets))
    services.check_links()
    found = states()
    assert found == {
        f"page:{shown.pk}": Fault.NONE,
        f"page:{hidden.pk}": Fault.HIDDEN,
        "page:99999": Fault.MISSING,
        f"document:{paper.pk}": Fault.NONE,
        shown.url: Fault.NONE,
        "/nema-toga/": Fault.MISSING,
        "https://www.osce.org/sr": Fault.NONE,
    }
    assert PageLink.objects.get(is_outside=True).checked_at is None, "nobody outside was asked"


def test_a_link_is_dead_when_it_failed_twice_and_alive_when_it_works_again(site):
    StandardPageFactory(body=linked('href="/nema/"'))
    assert services.check_links() == 0
    since = PageLink.objects.get().failing_since
    assert services.check_links() == 1
    assert PageLink.objects.get().failing_since == since
    StandardPageFactory(slug="nema")
    assert services.check_links() == 0
    assert PageLink.objects.get().failures == 0


def test_a_link_that_was_taken_out_is_forgotten(site):
    page = StandardPageFactory(body=linked('href="/nema/"'))
    services.check_links()
    page.body = "[]"
    page.save_revision().publish()
    services.check_links()
    assert states() == {}


def test_the_check_runs_once_a_day(site):
    assert begin("x")
    assert not begin("x")
    DailyRun.objects.update(day="2015-03-01")
    assert begin("x")


def test_an_editor_sees_page_field_and_link_of_the_pages_they_work_on(client, site):
    page = NewsPageFactory(title="Вест са линком", body=linked('href="/nema/"'))
    for _day in range(2):
        services.check_links()
    desk = enter_desk(client, make_account("publisher"))
    for address in (reverse("desk_links"), reverse("wagtailadmin_home")):
        text = desk.get(address).content.decode()
        assert "Вест са линком" in text
        assert "Текст › Текст (1)" in text
        assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in text
    stranger = enter_desk(client, make_account("course_administrator"))
    assert "Вест са линком" not in stranger.get(reverse("desk_links")).content.decode()


def test_an_outside_link_keeps_what_an_editor_found(client, site):
    NewsPageFactory(body=linked('href="https://www.osce.org/sr"'))
    services.check_links()
    link = PageLink.objects.get()
    address = reverse("desk_note_link", args=[link.pk])
    for role, status in (("author", 404), ("manager", 404), ("publisher", 302)):
        desk = enter_desk(client, make_account(role))
        assert desk.post(address, {"dead": ""}).status_code == status
    link.refresh_from_db()
    assert PageLink.objects.dead().exists()
    assert link.checked_by_hand
    services.check_links()
    assert PageLink.objects.dead().exists(), "the next check asks nobody and forgets nothing"


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "10.1.2.3", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "::1", "::ffff:10.0.0.1", "fc00::1", "fe80::1", "2002:7f00:1::1", "2130706433", "224.0.0.1",
    ],
)  # fmt: skip
def test_no_address_inside_is_ever_connected_to(host, monkeypatch):
    monkeypatch.setattr(outside.socket, "create_connection", _refuse)
    written = f"[{host}]" if ":" in host else host
    assert outside.ask_outside(f"http://{written}/") == Fault.REFUSED


def _refuse(*args, **kwargs):
    raise AssertionError("connected")


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org/",
        "http://user:password@example.org/",
        "http://example.org:8080/",
        "file:///etc/x",
    ],
)
def test_only_the_usual_ports_and_no_password_are_asked(address, monkeypatch):
    monkeypatch.setattr(outside.socket, "create_connection", _refuse)
    assert outside.ask_outside(address) == Fault.REFUSED


def test_a_name_with_one_address_inside_is_refused(monkeypatch):
    names = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(outside.socket, "getaddrinfo", lambda *args, **kwargs: names)
    monkeypatch.setattr(outside.socket, "create_connection", _refuse)
    assert outside.ask_outside("http://example.org/") == Fault.REFUSED


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ([(200, "")], Fault.NONE),
        ([(405, "")], Fault.NONE),
        ([(404, "")], Fault.MISSING),
        ([(500, "")], Fault.BROKEN),
        ([(301, "/new")] * 9, Fault.BROKEN),
        ([(302, "http://169.254.169.254/latest/")], Fault.REFUSED),
    ],
)
def test_an_answer_and_where_it_leads_are_judged(answers, fault, monkeypatch):
    asked, head = iter(answers), outside._head

    def answer(url):
        return head(url) if url.hostname != "example.org" else next(asked)

    monkeypatch.setattr(outside, "_head", answer)
    assert outside.ask_outside("https://example.org/") == fault


def test_an_operator_may_let_other_sites_be_asked(site, settings, monkeypatch):
    monkeypatch.setattr("foundation.desk.links.checking.ask_outside", lambda address: "missing")
    settings.CHECK_OUTSIDE_LINKS = True
    assert Check().fault("https://example.org/", in_public=True) == Fault.MISSING

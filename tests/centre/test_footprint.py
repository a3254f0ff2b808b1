"""The page on safety shows what a check found, and the check finds what it looks for."""

import io
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.utils import timezone

from centre import footprint
from centre.models import FootprintCheck, StandardPage
from centre.services import check_footprint, check_footprint_if_due
from foundation import daily
from tests.factories.pages import NewsPageFactory, SiteImageFactory, StandardPageFactory


@pytest.fixture
def page(site):
    """The page that shows what was found."""
    return StandardPageFactory(slug="bezbednost", shows_footprint=True)


def test_the_site_loads_nothing_from_elsewhere_and_leaves_nothing(page):
    NewsPageFactory(picture=SiteImageFactory(), picture_alt="Ромб", slug="vest")
    stored = check_footprint()
    assert stored.findings == []
    opened = {found["address"]: found for found in stored.pages}
    expected = {"/", "/sr-latn/", "/en/", "/vesti/vest/", "/bezbednost/", "/nema-takve-strane/"}
    assert expected <= set(opened)
    # Style, script, font and drawings are counted, and so is the picture of the news.
    assert opened["/"]["requests"] > 8
    assert opened["/"]["size"] > 30_000


def test_what_was_found_is_shown_with_its_day_in_every_script(client, page):
    assert "још није проверено" in client.get("/bezbednost/").text
    stored = check_footprint()
    text = client.get("/sr-latn/bezbednost/").text
    assert "još nije provereno" not in text
    assert f">{len(stored.pages)}<" in text
    assert "Početna strana" in text
    FootprintCheck.objects.update(checked_at=timezone.now() - timedelta(days=5))
    assert "Последња провера је стара" in client.get("/bezbednost/").text


def test_a_finding_is_shown_as_one(client, page):
    FootprintCheck.objects.create(foreign=["/: https://elsewhere.example/a.js"])
    text = client.get("/bezbednost/").text
    assert "Провера је нашла" in text
    assert "elsewhere.example" in text
    assert not StandardPage(title="x").shows_footprint


@pytest.mark.parametrize(
    ("markup", "group"),
    [
        ('<script src="https://elsewhere.example/a.js"></script>', "foreign"),
        ('<img src="//elsewhere.example/a.png">', "foreign"),
        ('<img srcset="/a.png 1x, https://elsewhere.example/b.png 2x">', "foreign"),
        ('<link rel="preconnect" href="https://elsewhere.example">', "foreign"),
        ('<iframe src="https://elsewhere.example"></iframe>', "foreign"),
        ('<form action="https://elsewhere.example"></form>', "foreign"),
        ('<img src="/media/images/gone.png">', "broken"),
    ],
)
def test_the_check_finds_markup_that_asks_elsewhere(site, monkeypatch, markup, group):
    visit = footprint.Visit()
    answer = visit._get
    monkeypatch.setattr(
        visit, "_get", lambda url: HttpResponse(markup) if url == "/x/" else answer(url)
    )
    visit.open("x", "/x/")
    assert getattr(visit.found, group)


@pytest.mark.parametrize("element", ["textarea", "title"])
def test_code_that_is_shown_to_be_copied_is_loaded_by_nobody(element):
    code = '<a href="/x/"><img src="//elsewhere.example/a.png"></a>'
    read = footprint.Markup(f'<{element}>{code}</{element}><img src="/shown.png">')
    assert read.loads == ["/shown.png"]
    assert not read.sends


@pytest.mark.parametrize(
    ("name", "code", "group"),
    [
        ("a.js", b'localStorage.setItem("a", 1)', "storage"),
        ("a.js", b'document.cookie = "a=1"', "storage"),
        ("a.js", b'fetch("https://elsewhere.example")', "foreign"),
        ("a.js", b"navigator.sendBeacon(x)", "foreign"),
    ],
)
def test_the_check_reads_scripts(name, code, group):
    visit = footprint.Visit()
    assert list(visit._asked_by(f"/static/js/{name}", code)) == []
    assert getattr(visit.found, group)


@pytest.mark.parametrize(
    "css", [b"a{background:url(https://elsewhere.example/a)}", b'@import "//elsewhere.example/a";']
)
def test_the_check_follows_style(css):
    visit = footprint.Visit()
    (target,) = visit._asked_by("/static/css/a.css", css)
    assert not visit._is_own("/", target)


def test_a_cookie_is_found_and_not_sent_back(site, monkeypatch):
    visit = footprint.Visit()
    answer = HttpResponse("x")
    answer.set_cookie("seen", "1")
    monkeypatch.setattr(visit.client, "get", lambda *args, **kwargs: answer)
    visit.open("x", "/x/")
    assert visit.found.cookies == {"/x/: seen"}


def test_the_command_counts_and_fails_for_findings(site, monkeypatch):
    out = io.StringIO()
    call_command("check_footprint", stdout=out)
    assert "0 findings" in out.getvalue()
    monkeypatch.setattr(footprint, "VIEWS", {"search": "/nema/"})
    with pytest.raises(CommandError, match="/nema/: 404"):
        call_command("check_footprint", stdout=out)
    assert FootprintCheck.objects.count() == 1


def test_it_is_checked_once_a_day_by_the_publisher(site, monkeypatch):
    ran = []
    monkeypatch.setattr("centre.services.measure", lambda: ran.append(1) or footprint.Footprint())
    daily.run_due()
    daily.run_due()
    assert len(ran) == 1
    FootprintCheck.objects.update(checked_at=timezone.now() - timedelta(hours=25))
    check_footprint_if_due()
    assert len(ran) == 2


def test_a_daily_task_that_fails_does_not_stop_the_others(monkeypatch, caplog):
    ran = []
    tasks = {"broken": lambda: 1 / 0, "whole": lambda: ran.append(1)}
    monkeypatch.setattr(daily, "_tasks", tasks)
    daily.run_due()
    assert ran == [1]
    assert "broken" in caplog.text

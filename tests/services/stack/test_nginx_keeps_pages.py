"""nginx answers readers with what it keeps, never with what is stale, never with what is
somebody's.
"""

import json
import re

import pytest

from tests.services.faults.people import FORM

NEWS = "/vesti/ko-sta-radi-u-sistemu/"
CHANGE = (
    "from centre.models import NewsPage; "
    "page = NewsPage.objects.get(slug='ko-sta-radi-u-sistemu'); "
)


@pytest.mark.parametrize("path", ["/", NEWS, "/en/", "/sr-latn/vesti/", "/pomoc/", "/vesti/rss/"])
def test_a_page_is_asked_for_once(stack, path):
    stack.get(path)
    again = stack.get(path)
    assert again.status == 200
    assert again.kept in ("HIT", "UPDATING", "STALE")
    assert "max-age" not in again.headers["Cache-Control"]


def test_the_tag_saves_the_body_and_help_has_none(stack):
    tag = stack.get(NEWS).headers["ETag"]
    assert stack.get(NEWS, If_None_Match=tag).status == 304
    help_page = stack.get("/pomoc/")
    assert help_page.headers["ETag"] is None
    assert help_page.headers["Cache-Control"] == "no-store"


# A page that is kept, two that never are, and a table of data.
@pytest.mark.parametrize("path", [NEWS, FORM, "/nalog/prijava/", "/plan-rada/2015/plan.csv/"])
def test_it_comes_packed_to_who_takes_that_and_plain_to_who_does_not(stack, path):
    packed, plain = stack.get(path, Accept_Encoding="gzip"), stack.get(path)
    assert packed.status == plain.status == 200
    assert packed.headers["Content-Encoding"] == "gzip"
    assert plain.headers["Content-Encoding"] is None
    assert len(packed.body) < len(plain.body) / 2


@pytest.mark.parametrize(
    "cookie", ["__Host-session=x", "a=b; __Host-session=x", "__Host-session =x"]
)
def test_who_brings_a_session_goes_past_the_cache(stack, cookie):
    stack.get(NEWS)
    assert stack.get(NEWS, Cookie=cookie).kept == "BYPASS"


def test_other_cookies_and_headers_change_nothing(stack):
    plain = stack.get(NEWS)
    tricked = stack.get(
        NEWS,
        Cookie="tracking=1",
        Accept_Language="en",
        X_Forwarded_Host="evil.example",
        X_Original_URL="/admin/",
        X_Forwarded_Proto="http",
    )
    assert tricked.kept != "MISS"
    assert tricked.body == plain.body


def test_head_and_range_are_of_the_same_page(stack):
    whole = stack.get(NEWS)
    head, part = stack.get(NEWS, method="HEAD"), stack.get(NEWS, Range="bytes=0-99")
    assert (head.status, head.body) == (200, b"")
    assert part.body in (whole.body[:100], whole.body)


@pytest.mark.parametrize(
    "path",
    ["/pretraga/?q=centar", f"{NEWS}?x=1", "/nalog/prijava/", "/nema/", "/obuka/osnovni-kurs/"],
)
def test_questions_forms_and_what_is_not_there_are_made_each_time(stack, path):
    stack.get(path)
    assert stack.get(path).kept in ("MISS", "EXPIRED")


def test_a_publish_is_seen_at_once_and_what_becomes_private_is_gone(stack):
    stack.get("/vesti/")
    stack.do(f"{CHANGE} page.title = 'Промењено име'; page.save_revision().publish()")
    assert "Промењено име".encode() in stack.get("/vesti/").body
    assert "Промењено име".encode() in stack.get(NEWS).body
    stack.do(
        "from wagtail.models import PageViewRestriction; "
        f"{CHANGE} PageViewRestriction.objects.create(page=page, restriction_type='login')"
    )
    for tried in ({}, {"Cookie": "a=b"}, {"Range": "bytes=0-10"}, {"method": "HEAD"}):
        assert stack.get(NEWS, **tried).status == 404
    stack.do(f"{CHANGE} page.view_restrictions.all().delete()")
    assert stack.get(NEWS).status == 200


def test_static_files_are_packed_before_and_kept_for_ever(stack):
    page = stack.get("/").body.decode()
    sheet = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    answer = stack.get(sheet, Accept_Encoding="gzip")
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert stack.get("/static/../database.sqlite3").status != 200


def test_files_leave_after_a_check_alone(stack):
    page = stack.get("/dokumenti/informator-o-radu/").body.decode()
    address = re.search(r'href="(/dokumenti/informator-o-radu/v[^"]+\.pdf)"', page)[1]
    whole = stack.get(address)
    assert whole.status == 200
    assert len(whole.body) == int(whole.headers["Content-Length"]) > 0
    part = stack.get(address, Range="bytes=10-19")
    assert (part.status, part.body) == (206, whole.body[10:20])
    assert whole.headers["X-Content-Type-Options"] == "nosniff"
    for path in ("private/", "private/original_images/", "../database.sqlite3", "secret-key"):
        assert stack.get(f"/-/files/{path}").status in (301, 400, 404)


def test_operators_alone_learn_how_the_parts_are(stack):
    assert stack.get("/healthz").body == b"alive\n"
    assert stack.get("/readyz").status == 404
    status, told = stack.inside("/readyz")
    assert status == 200, told
    assert told["parts"]["database"]["works"]


def test_the_log_names_nobody(stack):
    stack.get("/vesti/?q=ime", User_Agent="Agent007")
    lines = (stack.folder / "nginx/access.log").read_text().splitlines()
    assert {frozenset(json.loads(line)) for line in lines} == {
        frozenset(["time", "status", "kind", "seconds", "bytes", "kept", "upstream"])
    }
    told = (stack.folder / "nginx/access.log").read_text() + (stack.folder / "output").read_text()
    assert not [word for word in ("Agent007", "q=ime", "/vesti/") if word in told]

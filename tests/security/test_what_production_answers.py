"""Headers and cookies as production sends them, and what it makes of hosts and headers it was lied
to about.
"""

import re
import shutil

import pytest

from tests.security.conftest import in_production
from tests.security.observatory import policy, score

pytestmark = pytest.mark.walk

PAGES = ["/", "/en/", "/sr-latn/", "/pomoc/", "/vesti/", "/nalog/prijava/", "/pretraga/?q=centar"]


def test_django_has_nothing_to_warn_of(prepared, tmp_path):
    shutil.copytree(prepared, tmp_path / "data")
    done = in_production(
        tmp_path / "data", "manage.py", "check", "--deploy", "--fail-level", "WARNING"
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout


@pytest.mark.parametrize("path", PAGES)
def test_the_observatory_would_give_130(production, path):
    assert production[path]["status"] == 200
    assert score(production[path]) >= 130


@pytest.mark.parametrize(
    ("header", "worse", "least"),
    [
        ("Content-Security-Policy", "script-src 'self' 'unsafe-inline'", 25),
        ("Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'", 5),
        ("Strict-Transport-Security", "max-age=60", 10),
        ("Referrer-Policy", "unsafe-url", 10),
        ("X-Content-Type-Options", "", 5),
        ("Cross-Origin-Resource-Policy", "", 10),
    ],
)
def test_a_header_that_is_worse_costs_points(production, header, worse, least):
    answer = production["/"]
    changed = {**answer, "headers": {**answer["headers"], header: worse}}
    assert score(changed) <= score(answer) - least


@pytest.mark.parametrize("path", [*PAGES, "/robots.txt", "/sitemap.xml", "/nema/"])
def test_every_answer_has_the_headers(production, path):
    headers = production[path]["headers"]
    assert headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains; preload"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    # Whoever comes from a page about help tells not even this site.
    assert headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "geolocation=()" in headers["Permissions-Policy"]
    given = policy(headers["Content-Security-Policy"])
    assert given["default-src"] == {"'none'"}
    assert given["script-src"] == {"'self'"}
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert "nonce" not in headers["Content-Security-Policy"]


def test_a_reader_gets_no_cookie(production):
    for path in PAGES:
        if "nalog" not in path:
            assert production[path]["cookies"] == {}, path


def test_cookies_can_be_set_by_no_neighbour(production):
    found = {**production["/nalog/prijava/"]["cookies"], **production["signed in"]["cookies"]}
    assert {"__Host-session", "__Host-csrf", "__Host-device"} <= set(found)
    for name, cookie in found.items():
        assert name.startswith("__Host-")
        assert (cookie["path"], cookie["domain"]) == ("/", "")
        assert cookie["secure"] is True
        assert cookie["httponly"] is True
        assert cookie["samesite"] in {"Lax", "Strict"}


def test_plain_http_leads_to_the_same_place_with_tls(production):
    answer = production["plain"]
    assert answer["status"] == 301
    assert answer["headers"]["Location"] == "https://centre.example/vesti/"


def test_the_desk_is_where_it_was_put_and_nowhere_else(production):
    assert production["/admin/"]["status"] == 404
    assert production["/urednici/"]["status"] == 302
    assert production["/urednici/"]["headers"]["Location"].startswith("/nalog/prijava/")
    # A password alone leads to the second factor, never in.
    assert production["the desk at once"]["status"] == 302
    assert "/nalog/" in production["the desk at once"]["headers"]["Location"]
    assert "urednici" not in production["/robots.txt"]["text"]
    assert "admin" not in production["/robots.txt"]["text"]


def test_a_host_that_is_not_ours_gets_nothing(production):
    answer = production["unknown host"]
    assert answer["status"] == 400
    assert "elsewhere.example" not in answer["text"]


@pytest.mark.parametrize(
    "header", ["X-Forwarded-Host", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix"]
)
def test_a_header_that_names_another_place_changes_nothing(production, header):
    answer = production[header]
    assert answer["status"] == 200
    assert "elsewhere.example" not in answer["text"] + str(answer["headers"])
    assert re.search(r'rel="canonical" href="https://centre\.example/o-centru/"', answer["text"])


def test_the_policy_is_written_the_same_way_by_every_process(production):
    for path in PAGES:
        given = production[path]["headers"]["Content-Security-Policy"].split("; ")
        assert given == sorted(given), path

"""The headers that arrive, whoever wrote them: the site, nginx for it, or nginx alone."""

import re
from http.cookies import SimpleCookie

import pytest

from tests.security.observatory import score
from tests.services.running import WEB

ENTER = """
from django.conf import settings
from django.test import Client
from foundation.models import User
from tests.factories.accounts import enter_desk
client = enter_desk(Client(), User.objects.get(email="administrator@demo.example"))
print(client.cookies[settings.SESSION_COOKIE_NAME].value)
"""
PAGES = ["/", "/en/", "/sr-latn/", "/pomoc/", "/en/help/", "/vesti/", "/plan-rada/2015/"]
OTHERS = ["/nalog/prijava/", "/pretraga/?q=centar", "/nema/", "/robots.txt", "/vesti/rss/"]


def points(answer):
    """Return what Mozilla's Observatory would give."""
    cookies = {}
    for line in answer.headers.get_all("Set-Cookie") or []:
        for name, each in SimpleCookie(line).items():
            cookies[name] = {key: each[key] for key in ("secure", "httponly", "samesite")}
    text = answer.body.decode(errors="replace")
    return score({"headers": dict(answer.headers), "cookies": cookies, "text": text})


def opens_alone(answer):
    """Say whether another site can neither hold the window nor read the bytes."""
    names = ("Cross-Origin-Resource-Policy", "X-Content-Type-Options")
    return [answer.headers[name] for name in names] == ["same-origin", "nosniff"]


@pytest.mark.parametrize("path", [*PAGES, *OTHERS])
def test_a_page_is_worth_130(stack, path):
    for _made_then_kept in range(2):
        answer = stack.get(path)
        assert points(answer) >= 130
        assert opens_alone(answer)


def test_the_desk_is_too(stack):
    key = stack.do(ENTER)
    for path in ("/admin/", "/admin/pages/", "/admin/images/", "/admin/nema/"):
        answer = stack.get(path, Cookie=f"__Host-session={key}")
        assert answer.status == (404 if "nema" in path else 200)
        assert points(answer) >= 130
        assert opens_alone(answer)
        assert "no-store" in answer.headers["Cache-Control"]


def test_files_and_pictures_are_too(stack):
    document = stack.get("/dokumenti/informator-o-radu/").body.decode()
    home = stack.get("/").body.decode()
    found = [
        re.search(r'href="(/dokumenti/informator-o-radu/v[^"]+\.pdf)"', document)[1],
        re.search(r'src="(/media/images/[^"]+)"', home + stack.get("/vesti/").body.decode())[1],
        re.search(r'rel="stylesheet" href="([^"]+)"', home)[1],
        *re.findall(r'"(/static/[^"]+\.(?:js|svg|woff2|png))"', home),
    ]
    assert len(found) > 3
    for path in found:
        answer = stack.get(path)
        assert answer.status == 200
        assert points(answer) >= 130, path
        assert opens_alone(answer)


def test_so_is_what_nginx_answers_when_nothing_is_behind_it(stack):
    stack.kill(*WEB)
    answer = stack.get("/pretraga/?q=nginx")
    stack.wait(lambda: stack.get("/pretraga/?q=nginx").status == 200)
    assert answer.status in {200, 503}
    assert points(answer) >= 130
    assert points(stack.get("/" + "a" * 9_000)) >= 130


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/kampanje/vidi-dete-ne-prosjaka/sta-je-uradjeno/javite/", "Послато је превише"),
        ("/sr-latn/kampanje/vidi-dete-ne-prosjaka/sta-je-uradjeno/javite/", "Poslato je previše"),
        ("/en/", "Too much was sent"),
    ],
)
def test_more_than_any_form_takes_is_refused_with_a_page(stack, path, says):
    head = f"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {14 * 1024 * 1024}\r\n\r\n"
    told = stack.raw(head.encode(), seconds=5).decode()
    assert told.startswith("HTTP/1.1 413 ")
    assert says in told
    assert 'href="tel:' in told
    assert "default-src 'none'" in told


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/vesti/", "То се није могло прочитати"),
        ("/sr-latn/vesti/", "To se nije moglo pročitati"),
        ("/en/", "That could not be read"),
    ],
)
def test_what_is_no_question_gets_a_page_in_its_language(stack, path, says):
    told = stack.raw(f"GET {path} HTTP/1.1\r\nHost: a b\r\n\r\n".encode(), seconds=5).decode()
    assert told.startswith("HTTP/1.1 400 ")
    assert says in told
    assert 'href="tel:' in told
    assert "default-src 'none'" in told


@pytest.mark.parametrize(
    "path", ["/static/", "/static/css/nema.css", "/.env", "/vesti/.git/config"]
)
def test_what_nginx_finds_nothing_for_is_nothing_as_everywhere(stack, path):
    answer, elsewhere = stack.get(path), stack.get("/nema-ove-strane/")
    assert (answer.status, elsewhere.status) == (404, 404)
    assert b'href="tel:' in answer.body
    assert answer.headers["Cache-Control"] == elsewhere.headers["Cache-Control"]
    assert answer.headers["Content-Security-Policy"] == elsewhere.headers["Content-Security-Policy"]

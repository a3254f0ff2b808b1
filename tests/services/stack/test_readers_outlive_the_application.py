"""When what answers behind nginx is killed, readers go on reading, and it comes back by itself."""

import contextlib
import shutil

import pytest

from tests.services.running import WEB

READ = ["/", "/vesti/", "/sr-latn/pomoc/", "/en/", "/plan-rada/2015/"]


@contextlib.contextmanager
def nobody_behind(stack):
    """Kill what answers, and take away the socket that would wait; it comes back by itself."""
    socket = stack.folder / "nginx/run/web.sock"
    away = socket.rename(socket.with_suffix(".away"))
    stack.kill(*WEB)
    try:
        yield
    finally:
        away.rename(socket)
    stack.wait(lambda: stack.get("/nema-je/").status == 404)


def test_readers_go_on_reading_and_it_comes_back(stack):
    for path in READ:
        stack.get(path)
    with nobody_behind(stack):
        answers = {path: stack.get(path).status for path in READ}
        gone = stack.get("/nema-je/")
    assert answers == dict.fromkeys(READ, 200)
    assert gone.status == 503
    assert b'href="tel:192"' in gone.body
    assert gone.headers["Retry-After"] == "30"
    assert gone.headers["Cache-Control"] == "no-store"


def test_one_of_two_that_is_killed_is_missed_by_nobody(stack):
    stack.kill("web-1")
    assert stack.get("/pretraga/?q=jedan").status == 200


def test_whoever_asks_for_something_new_while_both_are_gone_waits_for_them(stack):
    stack.kill(*WEB)
    assert stack.get("/pretraga/?q=novo").status == 200


def test_the_page_for_when_nothing_answers_is_in_the_language_of_the_address(stack):
    with nobody_behind(stack):
        languages = {
            path: stack.get(path).body.partition(b'lang="')[2].partition(b'"')[0]
            for path in ["/sr-latn/nema/2/", "/en/none/2/", "/nema/2/"]
        }
    assert languages == {
        "/sr-latn/nema/2/": b"sr-Latn",
        "/en/none/2/": b"en",
        "/nema/2/": b"sr-Cyrl",
    }


def test_where_that_page_is_missing_the_number_alone_is_said(stack):
    pages = stack.folder / "errors"
    away = pages.rename(pages.with_name("errors-away"))
    try:
        long = stack.get(f"/pretraga/?q={'a' * 9_000}")
        with nobody_behind(stack):
            gone = stack.get("/nema-je/")
    finally:
        # The application may have written them anew.
        shutil.rmtree(pages, ignore_errors=True)
        away.rename(pages)
    assert (long.status, gone.status) == (414, 503)
    assert b"tel:" not in long.body + gone.body
    assert long.headers["Content-Security-Policy"] == gone.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("prefix", "language"), [("", b"sr-Cyrl"), ("/sr-latn", b"sr-Latn"), ("/en", b"en")]
)
def test_too_long_a_question_gets_a_page_in_its_language_with_the_lines_of_help(
    stack, prefix, language
):
    answer = stack.get(f"{prefix}/pretraga/?q={'%D1%80+' * 1300}")
    assert answer.status == 414
    assert "Retry-After" not in answer.headers
    assert b'href="tel:192"' in answer.body
    assert b"<main" in answer.body
    assert answer.body.partition(b'<html lang="')[2].partition(b'"')[0] == language

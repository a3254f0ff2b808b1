"""When what answers behind nginx is killed, readers go on reading, and it comes back by itself."""

import pytest

READ = ["/", "/vesti/", "/sr-latn/pomoc/", "/en/", "/plan-rada/2015/"]


def test_readers_go_on_reading_and_it_comes_back(stack):
    for path in READ:
        stack.get(path)
    stack.kill("web")
    # Its socket is gone, or answers nobody; a new process takes seconds.
    broken = {
        path: stack.get(path) for path in ["/en/not-asked-before/", "/sr-latn/nema/", "/nema-je/"]
    }
    answers = {path: stack.get(path) for path in READ}
    assert {path: answer.status for path, answer in answers.items()} == dict.fromkeys(READ, 200)
    assert {answer.status for answer in broken.values()} <= {503, 404}
    if {answer.status for answer in broken.values()} == {404}:
        pytest.fail("the application was back before it could be missed")
    gone = next(answer for answer in broken.values() if answer.status == 503)
    assert b'href="tel:192"' in gone.body
    assert gone.headers["Retry-After"]
    assert gone.headers["Cache-Control"] == "no-store"
    stack.wait(lambda: stack.get("/nema-je/").status == 404)


def test_the_page_for_when_nothing_answers_is_in_the_language_of_the_address(stack):
    stack.kill("web")
    languages = {
        path: stack.get(path).body.partition(b'lang="')[2].partition(b'"')[0]
        for path in ["/sr-latn/nema/2/", "/en/none/2/", "/nema/2/"]
    }
    assert languages == {
        "/sr-latn/nema/2/": b"sr-Latn",
        "/en/none/2/": b"en",
        "/nema/2/": b"sr-Cyrl",
    }
    stack.wait(lambda: stack.get("/nema/2/").status == 404)


def test_too_long_a_question_gets_a_page_with_the_lines_of_help(stack):
    answer = stack.get(f"/pretraga/?q={'%D1%80+' * 1300}")
    assert answer.status in (200, 414)
    assert b'href="tel:192"' in answer.body
    assert b"<main" in answer.body

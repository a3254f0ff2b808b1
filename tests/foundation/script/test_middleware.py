"""Responses: the address decides in which script a page leaves."""

import pytest
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.test import RequestFactory
from django.utils import translation

from foundation.script import Script, current, in_current
from foundation.script.middleware import ScriptMiddleware

PAGE = "<p title='Љ'>Људи</p>"
LATIN_PAGE = "<p title='Lj'>Ljudi</p>"


def serve(path, response=None, **headers):
    """Return what leaves for ``path`` from a view, or from one that answers ``response``."""
    view = response if callable(response) else lambda request: response or HttpResponse(PAGE)
    return ScriptMiddleware(view)(RequestFactory().get(path, headers=headers))


@pytest.mark.parametrize(
    ("path", "page", "language"),
    [
        ("/vesti/", PAGE, "sr-Cyrl"),
        ("/sr-latn/vesti/", LATIN_PAGE, "sr-Latn"),
        ("/en/news/", PAGE, "en"),
        ("/vesti/?q=/sr-latn/", PAGE, "sr-Cyrl"),
    ],
)
def test_a_page_leaves_in_the_script_of_its_address(path, page, language):
    response = serve(path)
    assert response.content.decode() == page
    assert response["Content-Language"] == language


@pytest.mark.parametrize("kind", ["application/rss+xml", "application/atom+xml; charset=utf-8"])
def test_a_feed_leaves_in_the_script_of_its_address(kind):
    feed = "<title>Људи &lt;b&gt;Ђ</title>"
    response = serve("/sr-latn/vesti/rss/", HttpResponse(feed, content_type=kind))
    assert response.content.decode() == "<title>Ljudi &lt;b&gt;Đ</title>"
    assert response["Content-Language"] == "sr-Latn"


def test_neither_the_active_language_nor_the_reader_s_wishes_choose_the_script():
    def view(request):
        translation.activate("sr-latn")
        return HttpResponse(PAGE)

    with translation.override("en"):
        assert serve("/vesti/", view, accept_language="sr-Latn").content.decode() == PAGE


def test_a_page_that_declares_its_language_is_believed():
    desk = HttpResponse('<!doctype html><html class="x" lang="en"><p>Desk</p></html>')
    assert serve("/admin/", desk)["Content-Language"] == "en"
    named = HttpResponse(PAGE, headers={"Content-Language": "ru"})
    assert serve("/vesti/", named)["Content-Language"] == "ru"


def test_views_write_in_the_script_of_the_request():
    def view(request):
        return JsonResponse({"name": in_current("Људи"), "script": current().value})

    assert serve("/sr-latn/api/", view).content == b'{"name": "Ljudi", "script": "sr-Latn"}'
    assert "Content-Language" not in serve("/sr-latn/api/", view)
    assert current() is Script.CYRILLIC


def test_the_length_is_of_what_is_sent():
    response = HttpResponse(PAGE, headers={"Content-Length": str(len(PAGE.encode()))})
    assert serve("/sr-latn/", response)["Content-Length"] == str(len(LATIN_PAGE.encode()))
    assert "Content-Length" not in serve("/sr-latn/")


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1251", "iso-8859-5"])
def test_a_page_stays_in_its_charset(charset):
    response = serve("/sr-latn/", HttpResponse("Реч", content_type=f"text/html; charset={charset}"))
    assert response.content.decode(charset).replace("&#269;", "č") == "Reč"
    assert response["Content-Type"] == f"text/html; charset={charset}"


@pytest.mark.parametrize(
    "response",
    [
        HttpResponse("Људи", content_type="text/plain; charset=utf-8"),
        HttpResponse("Људи".encode(), content_type="application/pdf"),
        HttpResponse("Људи", headers={"Content-Encoding": "gzip"}),
        StreamingHttpResponse(["Људи"]),
        HttpResponse(status=204),
    ],
)
def test_what_is_no_page_in_one_piece_is_left_alone(response):
    assert serve("/sr-latn/", response).getvalue() in ("Људи".encode(), b"")


def test_an_error_page_follows_the_address_too():
    response = serve("/sr-latn/nema/", HttpResponse(PAGE, status=404))
    assert (response.status_code, response.content.decode()) == (404, LATIN_PAGE)

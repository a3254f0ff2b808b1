"""An address that is too long to be read gets a page in its language, from gunicorn itself too."""

import socket
from contextlib import closing

import pytest
from gunicorn.config import Config
from gunicorn.http.errors import LimitRequestLine
from gunicorn.http.parser import RequestParser

from config.worker import Worker


@pytest.fixture
def settings_of_gunicorn():
    settings = Config()
    settings.set("limit_request_line", 200)
    return settings


@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/pretraga/?q=", "sr-Cyrl"),
        ("/sr-latn/pretraga/?q=", "sr-Latn"),
        ("/en/pretraga/?q=", "en"),
        ("/engleski/?q=", "sr-Cyrl"),
    ],
)
def test_too_long_an_address_is_refused_in_its_language(settings_of_gunicorn, address, language):
    line = f"GET {address}{'a' * 300} HTTP/1.1\r\n\r\n".encode()
    with pytest.raises(LimitRequestLine) as refused:
        next(RequestParser(settings_of_gunicorn, iter([line]), ("127.0.0.1", 1)))
    ours, theirs = socket.socketpair()
    with closing(ours), closing(theirs):
        theirs.shutdown(socket.SHUT_WR)
        Worker.handle_error(Worker.__new__(Worker), None, ours, None, refused.value)
        with theirs.makefile("rb") as heard:
            answer = heard.read().decode()
    assert answer.startswith("HTTP/1.1 414 ")
    assert f'<html lang="{language}"' in answer
    assert 'href="tel:192"' in answer

"""What is sent to mean two things at once means one thing, or nothing."""

import pytest

HOST = b"Host: localhost\r\n"
SMUGGLED = b"GET /admin/ HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"POST / HTTP/1.1\r\n"
        + HOST
        + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        + SMUGGLED,
        b"POST / HTTP/1.1\r\n"
        + HOST
        + b"Content-Length: 0\r\nContent-Length: 40\r\n\r\n"
        + SMUGGLED,
        b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
        b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + SMUGGLED,
        b"GET / HTTP/1.1\r\n" + HOST + b"Host: evil.example\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + HOST + b"Content-Length: +5\r\n\r\nGET /",
    ],
)
def test_two_meanings_are_refused_or_end_the_connection(stack, request_bytes):
    answers = stack.raw(request_bytes, seconds=3)
    assert answers.count(b"HTTP/1.1 ") <= 1
    assert b"/nalog/prijava/" not in answers


def test_a_name_that_is_not_ours_gets_no_answer(stack):
    request = b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    assert b"evil" not in stack.raw(request)
    assert not stack.raw(request).startswith(b"HTTP/1.1 200")

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
        # What is behind believes the length, nginx the chunks, and the other way round.
        b"POST / HTTP/1.1\r\n"
        + HOST
        + b"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n28\r\n"
        + SMUGGLED
        + b"\r\n0\r\n\r\n",
        b"POST / HTTP/1.1\r\n"
        + HOST
        + b"Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n"
        + SMUGGLED,
        b"POST / HTTP/1.1\r\n"
        + HOST
        + b"X: y\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        + SMUGGLED,
        b"POST / HTTP/1.1\r\n"
        + HOST
        + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n"
        + SMUGGLED,
        b"POST / HTTP/1.1\r\n"
        + HOST
        + b"Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n"
        + SMUGGLED,
        b"POST / HTTP/1.1\r\n"
        + HOST
        + b"Transfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n"
        + SMUGGLED,
        b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length : 40\r\n\r\n" + SMUGGLED,
        b"POST / HTTP/1.1\r\n" + HOST + b"Content_Length: 4\r\nX\x00: y\r\n\r\n" + SMUGGLED,
        b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 0, 40\r\n\r\n" + SMUGGLED,
        b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 0x28\r\n\r\n" + SMUGGLED,
        b"GET / HTTP/1.1\rHost: localhost\r\n\r\n" + SMUGGLED,
        b"GET /\x0b HTTP/1.1\r\nHost: evil.example\r\n" + HOST + b"\r\n",
    ],
)
def test_two_meanings_are_refused_or_end_the_connection(stack, request_bytes):
    answers = stack.raw(request_bytes, seconds=3)
    assert answers.count(b"HTTP/1.1 ") <= 1
    assert b"/nalog/prijava/" not in answers


@pytest.mark.parametrize(
    "chunks",
    [
        # An extension that ends in a bare line feed; a size that is none; one that is too large.
        b"0;\nx\r\n\r\n",
        b'0;x="\r\n\r\n"\r\n\r\n',
        b"0x0\r\n\r\n",
        b"+0\r\n\r\n",
        b"-1\r\n\r\n",
        b"FFFFFFFFFFFFFFFF0\r\n\r\n",
        b"2\r\nab0\r\n\r\n",
    ],
)
def test_chunks_that_lie_carry_no_second_question(stack, chunks):
    """What follows is a question of the same stranger's, or nothing: never part of another's."""
    request = b"POST /vesti/ HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n" + chunks
    for _ in range(3):
        stack.raw(request + SMUGGLED, seconds=1)
        assert stack.get("/nema-ovoga/").status == 404
        assert stack.get("/vesti/rss/").status == 200


def test_an_address_that_names_another_host_means_that_host(stack):
    request = b"GET https://evil.example/ HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n"
    assert not stack.raw(request).startswith(b"HTTP/1.1 200")


def test_a_name_that_is_not_ours_gets_no_answer(stack):
    request = b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
    assert b"evil" not in stack.raw(request)
    assert not stack.raw(request).startswith(b"HTTP/1.1 200")

"""Two hundred who hold on to the server keep nobody from reading."""

import contextlib
import time

from tests.services.faults.hurt import SEARCH
from tests.services.faults.people import FORM

HEAD = f"POST {FORM} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\n".encode()
SECONDS = 12


def test_two_hundred_slow_clients(site, people, told):
    begins = {
        "head": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        "body": HEAD,
        "reader": b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" * 50,
    }
    longest = 0.0
    with contextlib.ExitStack() as opened, people:
        slow = []
        for number in range(200):
            kind = list(begins)[number % 3]
            client = opened.enter_context(site.stack.connect())
            client.sendall(begins[kind])
            slow.append((kind, client))
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            for kind, client in slow:
                # Those whom the server left are gone.
                with contextlib.suppress(OSError):
                    if kind != "reader":
                        client.send(b"a")
            begun = time.monotonic()
            assert site.stack.get(SEARCH).status == 200
            longest = max(longest, time.monotonic() - begun)
    told("200 slow clients: the slowest search beside them", longest)

"""gunicorn's worker with threads, which answers in our words where gunicorn has only its own."""

import contextlib
import re
import socket
from traceback import walk_tb
from typing import Any

from django.test import RequestFactory
from django.utils.module_loading import import_string
from gunicorn.http.errors import LimitRequestLine
from gunicorn.workers import gthread
from gunicorn.workers.gthread import ThreadWorker

# A process that is to end waits so long for what nginx may be sending over a connection it keeps;
# each second of it, whoever asks for something new waits too.
gthread.STOP_KEEPALIVE_LINGER = 0.5
PATIENCE = 1.0
MOST_HEARD = 1 << 20
_BEGINNING = re.compile(rb"\s*[A-Z]+ (/(?:(?:en|sr-latn)/)?)")


class Worker(ThreadWorker):
    """Shows a page of the site to whoever asked with too long an address."""

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """Answer what was not read to its end; of this, nothing is logged."""
        if not isinstance(exc, LimitRequestLine):
            super().handle_error(req, client, addr, exc)
            return
        # The views are there only once the application is.
        show = import_string("foundation.views.too_long")
        page = show(RequestFactory().get(_language_of(exc))).content
        head = (
            "HTTP/1.1 414 URI Too Long\r\nConnection: close\r\nCache-Control: no-store\r\n"
            "Content-Type: text/html; charset=utf-8\r\nX-Content-Type-Options: nosniff\r\n"
            "Referrer-Policy: same-origin\r\n"
            f"Content-Length: {len(page)}\r\n\r\n"
        )
        with contextlib.suppress(OSError):
            _say(client, head.encode() + page)


def _language_of(exc: BaseException) -> str:
    """Return how the address begins that was too long: ``/en/``. What gunicorn has read it keeps
    where it gave up, and hands to nobody; not found there, it is ``/``.
    """
    for frame, _line in walk_tb(exc.__traceback__):
        read = frame.f_locals.get("data")
        if isinstance(read, bytes) and (found := _BEGINNING.match(read)):
            return found[1].decode()
    return "/"


def _say(client: socket.socket, answer: bytes) -> None:
    """Send ``answer`` and hear out what is still being sent: else it would be lost with that."""
    client.settimeout(PATIENCE)
    client.sendall(answer)
    client.shutdown(socket.SHUT_WR)
    heard = 0
    while heard < MOST_HEARD and (part := client.recv(1 << 16)):
        heard += len(part)

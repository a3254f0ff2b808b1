"""Asks for an address as somebody, and leaves nothing behind.

What made such walks unsteady is what one request leaves to the next: rows that a form wrote, a
session that signed out, counts by account and connection, what a cache kept of a row that is gone.
So each request has a savepoint of its own that is undone, cookies as they were at the beginning, a
connection nobody came from, and caches that are emptied after whatever may have changed something.
"""

from dataclasses import dataclass
from itertools import count

from django.conf import settings
from django.core.cache import caches
from django.db import transaction
from django.test import Client

from foundation import generation

SAFE = ("GET", "HEAD", "OPTIONS")
VERBS = (*SAFE, "POST", "PUT", "DELETE")


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    cookies: str
    body: bytes

    def alike(self, path: str) -> tuple[object, ...]:
        """Return all of it but the address that was asked, and the tag, which is made of both."""
        headers = {name: value.replace(path, "…") for name, value in self.headers.items()}
        headers.pop("ETag", None)
        return self.status, headers, self.cookies, self.body.replace(path.encode(), b"...")


class Asking:
    """A browser that can be anybody of the cast."""

    def __init__(self, sessions: dict[str, str]) -> None:
        self._sessions = sessions
        self._client = Client(raise_request_exception=False)
        self._connections = count(1)

    def ask(self, letter: str, verb: str, path: str, *, forged: bool = False) -> Answer:
        """Ask for ``path``; a ``forged`` request brings no token where one is wanted."""
        client, number = self._client, next(self._connections)
        client.handler.enforce_csrf_checks = forged
        client.cookies.clear()
        if letter in self._sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self._sessions[letter]
        more = {"REMOTE_ADDR": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"}
        sent = {"data": {"any": "thing"}} if verb == "POST" else {}
        with transaction.atomic():
            answer = getattr(client, verb.lower())(path, **sent, **more)
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            transaction.set_rollback(True)
        if verb not in SAFE and answer.status_code < 400:
            for cache in caches.all(initialized_only=True):
                cache.clear()
        generation.forget_request()
        return Answer(answer.status_code, dict(answer.headers), answer.cookies.output(), body)

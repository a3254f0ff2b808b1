"""Opens links as a reader would. Nobody outside is asked unless the operator said so."""

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import Page

from ...access import visible_to
from ...models import Fault
from .outside import ask_outside


@dataclass
class Check:
    """One check of many links: each address is opened once.

    ``outside`` says whether other sites are asked.
    """

    outside: bool = field(default_factory=lambda: settings.CHECK_OUTSIDE_LINKS)
    known: dict[tuple[str, bool], str | None] = field(default_factory=dict)

    def fault(self, address: str, in_public: bool) -> str | None:
        """Return the fault of an address in a page that everybody or not everybody may read; empty
        when it leads somewhere, ``None`` when it was not opened.
        """
        key = (address, in_public)
        if key not in self.known:
            self.known[key] = self._open(address, in_public)
        return self.known[key]

    def _open(self, address: str, in_public: bool) -> str | None:
        kind, _, number = address.partition(":")
        if kind in ("page", "document"):
            return self._numbered(kind, number, in_public)
        if is_outside(address):
            return ask_outside(address) if self.outside else None
        # What only some may read leads to what only some may open: a stranger's view says nothing.
        return self._inside(address) if in_public else None

    def _numbered(self, kind: str, number: str, in_public: bool) -> str:
        objects = Page.objects.all() if kind == "page" else get_document_model().objects.all()
        if not number.isdigit() or not (found := objects.filter(pk=number)).exists():
            return Fault.MISSING
        if kind == "page" and not found.filter(live=True).exists():
            return Fault.HIDDEN
        if in_public and not visible_to(AnonymousUser(), found).exists():
            return Fault.HIDDEN
        return Fault.NONE

    @cached_property
    def _reader(self) -> Client:
        base = urlsplit(settings.BASE_URL)
        return Client(raise_request_exception=False, SERVER_NAME=base.hostname)

    def _inside(self, address: str) -> str:
        parts = urlsplit(address)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        secure = urlsplit(settings.BASE_URL).scheme == "https"
        # Nothing is read of what is there: a file may be large.
        answer = self._reader.head(path, secure=secure)
        for _step in range(3):
            if answer.status_code not in (301, 302, 307, 308) or is_outside(answer["Location"]):
                break
            answer = self._reader.head(answer["Location"], secure=secure)
        if answer.status_code < 400 or answer.status_code == 405:
            return Fault.NONE
        return Fault.MISSING if answer.status_code in (404, 410) else Fault.BROKEN


def is_outside(address: str) -> bool:
    """Say whether an address leads to another site."""
    host = urlsplit(address).netloc
    return bool(host) and host != urlsplit(settings.BASE_URL).netloc

"""What the site loads and leaves behind, found by opening it: one page of each type, as a reader.

Nothing here trusts a promise: markup, style and script that came back are read for addresses of
other sites, for cookies and for the browser's means of storing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils.translation import override

from foundation.access import visible_to
from foundation.context import LATIN_PREFIX
from foundation.models import BasePage

# Views that are no page, and one address that names nothing.
VIEWS = {"search": "/pretraga/?q=centar", "not-found": "/nema-takve-strane/"}
NAMED_ONLY = {"canonical", "alternate", "license"}
LOADING = {"src", "data", "poster", "action", "formaction", "ping", "background"}
# Of what stands within these a browser loads nothing: code that is shown to be copied is text. What
# is within a script or a style the parser knows to be none of its own.
TEXT_ALONE = {"textarea", "title"}
STORES = re.compile(
    r"\b(localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore|caches\.open|serviceWorker)\b"
)
ASKS = re.compile(r"""\b(sendBeacon|WebSocket|EventSource)\b|["'`]((?:https?:)?//[^"'`\s]+)""")
IN_STYLE = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


@dataclass
class Weight:
    """One page: how many requests and bytes it takes to show it, with nothing kept from before."""

    kind: str
    address: str
    requests: int = 0
    size: int = 0


@dataclass
class Footprint:
    """What was found on all pages that were opened."""

    pages: list[Weight] = field(default_factory=list)
    foreign: set[str] = field(default_factory=set)
    cookies: set[str] = field(default_factory=set)
    storage: set[str] = field(default_factory=set)
    broken: set[str] = field(default_factory=set)

    @property
    def findings(self) -> list[str]:
        """Everything that should not be, each as a line."""
        groups = (self.foreign, self.cookies, self.storage, self.broken)
        return sorted(line for group in groups for line in group)


class Markup(HTMLParser):
    """Collects every address that a browser asks for by itself, or sends a form to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.sends: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        given = {name: value or "" for name, value in attrs}
        for name in LOADING & given.keys():
            (self.sends if name in ("action", "formaction", "ping") else self.loads).append(
                given[name]
            )
        for candidate in given.get("srcset", "").split(","):
            # A browser loads one of them: where they lead is looked at, the src is weighed.
            self.sends += candidate.split()[:1]
        if tag == "use":
            self.loads.append(given.get("href", "").partition("#")[0])
        if tag == "link" and not NAMED_ONLY & set(given.get("rel", "").split()):
            self.loads.append(given.get("href", ""))
        if tag in TEXT_ALONE and not (self.get_starttag_text() or "").endswith("/>"):
            self.set_cdata_mode(tag)


class Visit:
    """A reader without an account, and what this reader noticed."""

    def __init__(self) -> None:
        base = urlsplit(settings.BASE_URL)
        self.host = base.netloc
        self.client = Client(raise_request_exception=False, SERVER_NAME=base.hostname)
        self.secure = base.scheme == "https"
        self.found = Footprint()

    def open(self, kind: str, address: str) -> None:
        """Open one page with all that it loads."""
        page = Weight(kind, address)
        response = self._get(address)
        if response.status_code not in (200, 404) or (
            response.status_code == 404 and kind != "not-found"
        ):
            self.found.broken.add(f"{address}: {response.status_code}")
            return
        self._add(page, response.content)
        markup = Markup(response.content.decode())
        for target in markup.sends:
            self._is_own(address, target)
        seen: set[str] = set()
        waiting = [urljoin(address, target) for target in markup.loads if target]
        while waiting:
            target = waiting.pop()
            if target.startswith("data:") or target in seen or not self._is_own(address, target):
                continue
            seen.add(target)
            body = self._body(target)
            self._add(page, body)
            waiting += self._asked_by(target, body)
        self.found.pages.append(page)

    def _get(self, address: str):  # type: ignore[no-untyped-def]  # the client's own response type
        response = self.client.get(address, secure=self.secure)
        self.found.cookies |= {f"{address}: {name}" for name in response.cookies}
        self.client.cookies.clear()
        return response

    def _is_own(self, address: str, target: str) -> bool:
        """Note an address on another site; say whether it is one of ours."""
        host = urlsplit(target).netloc
        if host and host != self.host:
            self.found.foreign.add(f"{address}: {target}")
        return not host or host == self.host

    def _body(self, target: str) -> bytes:
        path = urlsplit(target).path
        if path.startswith(settings.STATIC_URL):
            name = path.removeprefix(settings.STATIC_URL)
            collected = Path(settings.STATIC_ROOT) / name
            found = collected if collected.is_file() else finders.find(name)
            if found:
                return Path(str(found)).read_bytes()
        response = self._get(target)
        if response.status_code != 200:
            self.found.broken.add(f"{target}: {response.status_code}")
        return b"".join(response.streaming_content) if response.streaming else response.content

    def _asked_by(self, target: str, body: bytes) -> Iterator[str]:
        """Yield what a style sheet loads in turn; note what a script stores or asks."""
        path = urlsplit(target).path
        if path.endswith(".css"):
            for match in IN_STYLE.finditer(body.decode()):
                # Fonts and pictures that only some pages use count for all: never too little.
                yield urljoin(target, match[1] or match[2])
        elif path.endswith(".js"):
            text = body.decode()
            self.found.storage |= {f"{path}: {match[1]}" for match in STORES.finditer(text)}
            self.found.foreign |= {
                f"{path}: {match[1] or match[2]}" for match in ASKS.finditer(text)
            }

    @staticmethod
    def _add(page: Weight, body: bytes) -> None:
        page.requests += 1
        page.size += len(body)


def addresses() -> Iterator[tuple[str, str]]:
    """Yield a kind and an address for one public page of each type, in Serbian (both scripts) and
    in English, and for what is no page.
    """
    for model in apps.get_models():
        if not issubclass(model, BasePage):
            continue
        pages = visible_to(AnonymousUser(), model._default_manager.all())
        for language in ("sr", "en"):
            page = pages.filter(locale__language_code=language).order_by("path").first()
            if page is None:
                continue
            with override(language):
                url = page.get_url()
            if url:
                yield model._meta.label, urlsplit(url).path
                if language == "sr":
                    yield model._meta.label, LATIN_PREFIX + urlsplit(url).path
    yield from VIEWS.items()


def measure() -> Footprint:
    """Open the site as a reader does and return what was found."""
    visit = Visit()
    for kind, address in addresses():
        visit.open(kind, address)
    return visit.found

"""Makes before anybody asks: pictures in each size, and pages for what a server in front keeps.

The publisher makes what rooms registered, such as files that take long, and reads, as a reader
would, what was published since it last looked; and after any change all that the sitemap names,
where a server in front would otherwise have nothing to show if this site broke just then.
"""

import http.client
import logging
import re
from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from wagtail.models import Page

from .. import generation
from ..access import visible_to
from ..context import LATIN_PREFIX
from .sizes import MakingSizes

logger = logging.getLogger(__name__)
_LOCATION = re.compile(rb"<loc>([^<]+)</loc>")
_PATIENCE = 30
_makers: list[Callable[[], object]] = []


def register_maker(make: Callable[[], object]) -> None:
    """Register a function that makes what is wanting, and does nothing where nothing is."""
    _makers.append(make)


class ReadingAhead:
    """Remembers what was read last. One in a publisher."""

    def __init__(self) -> None:
        self._stamp = 0
        self._at = timezone.now()
        self._sizes = MakingSizes()

    def look(self) -> None:
        """Make what changed since the last look; at the first one, everything. One query where
        nothing did.
        """
        stamp, now = generation.current(), timezone.now()
        if stamp == self._stamp:
            return
        self._sizes.look()
        for make in _makers:
            _make(make)
        if settings.READ_AHEAD_FROM and not self._read_all(stamp):
            # Readers make what they ask for, as they would have without this. Next time, again.
            return
        self._stamp, self._at = stamp, now

    def _read_all(self, stamp: int) -> bool:
        try:
            _read(published_since(self._at))
            if settings.WAGTAILFRONTENDCACHE:
                _read(addresses_of_the_map(), stop_unless=stamp)
        except (OSError, http.client.HTTPException) as away:
            logger.warning("Pages could not be made ahead: %s", type(away).__name__)
            return False
        return True


def _make(make: Callable[[], object]) -> None:
    """Make what a room registered. What fails is logged; whoever asks for it finds out again."""
    try:
        make()
    except Exception:
        logger.exception("What %s makes ahead could not be made.", make.__module__)


def published_since(moment: datetime) -> list[str]:
    """Return the addresses of what was published after ``moment`` and is there for everybody."""
    pages = visible_to(AnonymousUser(), Page.objects.filter(last_published_at__gt=moment))
    serbian = [url for page in pages if (url := page.get_url())]
    return [*serbian, *(LATIN_PREFIX + url for url in serbian if not url.startswith("/en/"))]


def addresses_of_the_map() -> list[str]:
    """Return every address of the sitemap, without its host."""
    found = _LOCATION.findall(_get("/sitemap.xml"))
    return [urlsplit(location.decode()).path for location in found]


def _read(addresses: list[str], stop_unless: int | None = None) -> None:
    """Ask for each address; no further once the stamp is another than ``stop_unless``."""
    for address in addresses:
        if stop_unless is not None and generation.current() != stop_unless:
            return
        _get(address)


def _get(address: str) -> bytes:
    place = urlsplit(settings.READ_AHEAD_FROM)
    connection = http.client.HTTPConnection(
        place.hostname or "127.0.0.1", place.port, timeout=_PATIENCE
    )
    try:
        host = urlsplit(settings.BASE_URL).netloc
        connection.request("GET", address, headers={"Host": host, "Accept-Encoding": "gzip"})
        return connection.getresponse().read()
    finally:
        connection.close()

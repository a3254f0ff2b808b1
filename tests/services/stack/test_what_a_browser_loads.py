"""What a phone asks for that comes for the first time, through nginx and TLS: how often, and how
much is on the way.
"""

import subprocess
import sys
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest

from foundation.context import LATIN_PREFIX
from tests.centre.test_weight import (
    MOST,
    MOST_OF_HELP,
    MOST_OF_PICTURES,
    MOST_REQUESTS,
)
from tests.functional.kinds_of_pages import KINDS
from tests.plugins.demo_copy import ROOT

PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True}
SMALL_FORMATS = {"image/webp", "image/avif", "image/svg+xml"}
FILMS = {"video/mp4", "video/webm", "text/vtt"}
# Until what is loaded lazily stands in the window, all the way down.
DOWN = """async () => {
  for (let y = 0; y < document.body.scrollHeight; y += 600) {
    window.scrollTo(0, y);
    await new Promise(done => setTimeout(done, 30));
  }
}"""


@dataclass
class Loaded:
    """Something that the browser asked for: bytes on the way, heads too."""

    address: str
    kind: str = ""
    bytes: int = 0

    @property
    def is_editorial(self):
        """Say whether an editor put it there: a picture or a film that is no part of the frame."""
        is_ours = urlsplit(self.address).path.startswith("/static/")
        return not is_ours and self.kind.startswith(("image/", "video/", "text/vtt"))


def loaded(browser, url):
    """Open an address with nothing kept, read to its end, and return all that was asked for."""
    context = browser.new_context(ignore_https_errors=True, **PHONE)
    page = context.new_page()
    seen = {}
    wire = context.new_cdp_session(page)

    def note_request(told):
        # What stands in the page or its style is asked of nobody.
        if not told["request"]["url"].startswith("data:"):
            seen[told["requestId"]] = Loaded(told["request"]["url"])

    def note_kind(told):
        if told["requestId"] in seen:
            seen[told["requestId"]].kind = told["response"]["mimeType"]

    def note_bytes(told):
        if told["requestId"] in seen:
            seen[told["requestId"]].bytes = told["encodedDataLength"]

    wire.on("Network.requestWillBeSent", note_request)
    wire.on("Network.responseReceived", note_kind)
    wire.on("Network.loadingFinished", note_bytes)
    wire.send("Network.enable")
    page.goto(url, wait_until="networkidle")
    page.evaluate(DOWN)
    _until_nothing_is_under_way(page, seen)
    context.close()
    return list(seen.values())


def _until_nothing_is_under_way(page, seen):
    """Wait until for half a second nothing new is asked for, and all that was is there."""
    for _ in range(60):
        before = len(seen)
        page.wait_for_timeout(500)
        if len(seen) == before and all(each.bytes for each in seen.values()):
            return


@pytest.fixture(scope="module")
def packed(stack):
    """The stack with its static files packed, as a server has them."""
    command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=stack.environment, check=True)
    return stack


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("prefix", ["", LATIN_PREFIX], ids=["Cyrillic", "Latin"])
@pytest.mark.parametrize("kind", KINDS)
def test_little_is_asked_for_and_little_is_on_the_way(packed, chromium, kind, prefix):
    found = loaded(chromium, f"https://localhost:{packed.port}{prefix}{KINDS[kind]}")
    frame = [each for each in found if not each.is_editorial]
    pictures = [each for each in found if each.is_editorial]
    assert all(each.bytes for each in found), found
    assert len(frame) <= MOST_REQUESTS, [each.address for each in frame]
    assert sum(each.bytes for each in frame) <= (MOST_OF_HELP if kind == "help" else MOST), frame
    assert sum(each.bytes for each in pictures) <= MOST_OF_PICTURES, pictures
    assert {each.kind for each in pictures} <= SMALL_FORMATS | FILMS, pictures

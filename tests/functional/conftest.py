"""A real copy of the site, served as ``make demo`` serves it, and a real browser that reads it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.plugins.demo_copy import served_copy


def pytest_collection_modifyitems(items):
    """Every test here needs the browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.needs("chromium"))


@pytest.fixture(scope="session")
def demo(prepared):
    """The copy that the whole run shares."""
    return served_copy(prepared)


@pytest.fixture(scope="session")
def demo_environment(demo):
    """The environment in which another process of the copy runs."""
    return demo.environment


@pytest.fixture(scope="session")
def address(demo):
    """The address of the copy."""
    return demo.address


@pytest.fixture(scope="session")
def sign_ins(demo):
    """The demo sign-ins that the command printed: e-mail address to password."""
    return dict(re.findall(r"(\S+@\S+)\s+(\S+)$", Path(demo.output).read_text(), re.MULTILINE))


class Reader:
    """A reader's browser, and what it saw happen: requests elsewhere, complaints, cookies."""

    def __init__(self, browser, address, **options):
        self.address = address
        self.context = browser.new_context(base_url=address, **options)
        self.page = self.context.new_page()
        self.elsewhere = []
        self.complaints = []
        self.page.on("request", self._note_request)
        self.page.on("console", self._note_console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _note_request(self, request):
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.elsewhere.append(request.url)

    def _note_console(self, message):
        # A page that answers 404 is reported as a failed resource: that is what was asked for.
        if message.type in ("error", "warning") and "404" not in message.text:
            self.complaints.append(message.text)

    def open(self, path):
        """Go to a path; give the response."""
        return self.page.goto(path, wait_until="load")

    def sign_in(self, account, password, then=""):
        """Sign in with a password, and be led on to ``then``."""
        self.open(f"/nalog/prijava/?next={then}" if then else "/nalog/prijava/")
        self.page.fill("main [name=login]", account)
        self.page.fill("main [name=password]", password)
        with self.led_on():
            self.page.locator("main form button").first.click()

    @contextmanager
    def led_on(self):
        """Wait until what is done inside has led to another page, and that page is whole."""
        with self.page.expect_navigation(wait_until="load"):
            yield

    def kept_on_device(self):
        """Everything the site left on the device."""
        storage = self.page.evaluate(
            "() => Object.keys(localStorage).concat(Object.keys(sessionStorage))"
        )
        return self.context.cookies() + storage


@pytest.fixture
def read(chromium, address):
    """Open a browser with the options given; all are closed afterwards."""
    readers = []

    def start(**options):
        reader = Reader(chromium, address, **options)
        readers.append(reader)
        return reader

    yield start
    for reader in readers:
        reader.context.close()

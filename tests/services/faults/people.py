"""Those who use the site while it is hurt: readers, and somebody who sends forms."""

import http.client
import re
import secrets
import threading
import time
from dataclasses import dataclass, field

from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import encode_multipart

READ = ["/", "/pomoc/", "/vesti/", "/sr-latn/pomoc/", "/en/", "/plan-rada/2015/"]
LANGUAGES = {"/sr-latn/": b"sr-Latn", "/en/": b"en", "/": b"sr-Cyrl"}
FORM = "/kampanje/vidi-dete-ne-prosjaka/sta-je-uradjeno/javite/"


def is_page_with_help(path, answer):
    """Say whether a reader at ``path`` got a page in their language, with the line of help."""
    language = next(tag for prefix, tag in LANGUAGES.items() if path.startswith(prefix))
    return b'<html lang="%s"' % language in answer.body and b'href="tel:192"' in answer.body


class AgedSigner(signing.TimestampSigner):
    """Signs as if a minute had passed: a form that somebody took the time to fill in."""

    def timestamp(self):
        """Return the time of a minute ago."""
        return signing.b62_encode(int(time.time()) - 60)


@dataclass
class Form:
    """A form that is filled in. ``word`` is in its text and nowhere else."""

    key: str
    place: str
    word: str = field(default_factory=lambda: secrets.token_hex(8))
    files: dict = field(default_factory=dict)

    def __post_init__(self):
        signer = AgedSigner(key=self.key, salt="foundation.strangers.community-report")
        self.fields = {
            "token": signer.sign(secrets.token_urlsafe(12)),
            "reference_code": "",
            "municipality_code": self.place,
            "held_on": "2026-10-18",
            "kind": "other",
            "reach": "unknown",
            "organiser": "Основна школа",
            "text": f"Поделили смо летке и разговарали са ученицима. {self.word}",
        }

    def send(self, stack, source=None, seconds=60):
        """Send it, from a connection that sent nothing before, or from ``source``."""
        source = source or "127.{}.{}.{}".format(*(secrets.randbelow(250) + 1 for _ in range(3)))
        files = {
            name: SimpleUploadedFile("slika.jpg", jpeg, "image/jpeg")
            for name, jpeg in self.files.items()
        }
        body = encode_multipart("b", self.fields | files)
        headers = {
            "Content-Type": "multipart/form-data; boundary=b",
            "Origin": f"https://localhost:{stack.port}",
            "Sec-Fetch-Site": "same-origin",
        }
        return stack.ask(FORM, "POST", body, headers, source, seconds)

    def add_picture(self, jpeg):
        """Choose a picture, with all that is asked about it."""
        self.fields |= {"picture_alt": "Сала", "consent": "on"}
        self.files = {"photo": jpeg}


def was_taken(answer):
    """Say whether a form came through, now or when it was sent before."""
    return answer.status == 302 or (answer.status == 200 and "већ послат" in answer.body.decode())


@dataclass
class People:
    """Readers who read on, and a writer who sends each form again until it is taken."""

    site: object
    readers: int = 3
    bad: list = field(default_factory=list)
    words: list = field(default_factory=list)
    untaken: list = field(default_factory=list)
    answers: int = 0

    def __enter__(self):
        # No more than 300 may wait for an editor.
        self.site.servers.ask("DELETE FROM centre_communityreport WHERE status = 'waiting'")
        self._over = threading.Event()
        work = [self._read] * self.readers + [self._write]
        self._threads = [threading.Thread(target=each, daemon=True) for each in work]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, failed, *rest):
        self._over.set()
        for thread in self._threads:
            thread.join()
        if not failed:
            self.are_well()

    def are_well(self):
        """Nobody saw anything but pages, and what was written is kept once."""
        assert self.bad == []
        assert self.answers > self.readers
        assert self.untaken == []
        kept = self.site.kept_words()
        counts = {word: kept.count(word) for word in self.words}
        assert set(counts.values()) <= {1}, counts

    def _read(self):
        while not self._over.is_set():
            for path in READ:
                begun = time.monotonic()
                try:
                    answer = self.site.stack.get(path)
                    if answer.status != 200 or not is_page_with_help(path, answer):
                        self.bad.append((path, answer.status, answer.kept, answer.body[:200]))
                except (OSError, http.client.HTTPException) as failure:
                    self.bad.append((path, repr(failure), time.monotonic() - begun))
                self.answers += 1
                self._over.wait(0.05)

    def _write(self):
        while not self._over.is_set():
            form = self.site.form()
            self.words.append(form.word)
            last = self._send_until_taken(form)
            if last is not None:
                self.untaken.append((form.word, last))
            self._over.wait(0.3)

    def _send_until_taken(self, form, seconds=60):
        """Return nothing, or what came back last when it was never taken."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                answer = form.send(self.site.stack)
            except (OSError, http.client.HTTPException) as broken:
                # The connection broke: a browser says so, and offers to send again.
                last = repr(broken)
            else:
                if was_taken(answer):
                    return None
                last = answer.status
                if not is_page_with_help(FORM, answer):
                    self.bad.append((FORM, answer.status, answer.body[:200]))
            time.sleep(0.3)
        return last


def first_place(page):
    """Return the first municipality that the form offers."""
    return re.search(r'name="municipality_code".*?<option value="([^"]+)"', page, re.DOTALL)[1]

"""Asks production for what PostgreSQL can't hold, and prints what broke as JSON. Started by a test.

A NUL and halves of characters stand in each address outside the desk that takes a word, behind the
question mark, in the forms that a page shows, and in cookies.
"""

import json
import re
import sys

import django

# As they stand in an address. Servers decode it; what is no UTF-8 reaches the site as U+FFFD.
NASTY = ["%00", "a%00", "%ED%A0%80", "a%ED%BF%BFb", "%EF%BF%BF", "%FF"]
# As forms send them.
TEXTS = ["\0", "жртва\0", "a\ufffd", "\uffff"]
# A backslash with digits is a byte, in a quoted cookie.
COOKIE = '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\\000"'
# What ``tests.security.addresses`` writes for a word.
WORD = re.compile(r"(?<=[/.])(?:a{32}|a|demz\w+)(?=[/.]|$)")


class Questions:
    """Asks, each time from a network of its own, and notes what broke."""

    def __init__(self, client):
        self.client = client
        self.asked = 0
        self.told = []
        self.wrong = {}

    def ask(self, path, query="", form=None, cookie=""):
        """Ask once; return the text of the answer."""
        self.asked += 1
        self.told.clear()
        whole = f"{path}?{query}" if query else path
        more = {"HTTP_COOKIE": cookie} if cookie else {}
        more |= {"REMOTE_ADDR": f"10.0.{self.asked >> 8}.{self.asked & 255}", "secure": True}
        more |= {"HTTP_HOST": "centre.example", "HTTP_REFERER": "https://centre.example/"}
        way = self.client.get if form is None else self.client.post
        answer = way(whole, **({} if form is None else {"data": form}), **more)
        if answer.status_code >= 500:
            self.wrong[f"{whole} {form or ''} {cookie}"[:300]] = [answer.status_code, *self.told]
        return "" if answer.streaming else answer.content.decode(errors="replace")

    def attack(self, path, read):
        """Ask for an address in each of the ways."""
        from tests.security.fuzzing.shown import offered

        for nasty in NASTY if WORD.search(path) else ():
            self.ask(WORD.sub(nasty, path))
        read.clear()
        text = self.ask(path)
        names = {*read, *offered(path, text), "any"}
        for nasty in NASTY[:3]:
            self.ask(path, "&".join(f"{name}={nasty}&{name}{nasty}=1" for name in sorted(names)))
        if 'method="post"' in text.lower():
            for nasty in TEXTS:
                self.ask(path, form=dict.fromkeys([*names, f"any{nasty}"], nasty))


def main():
    """Ask as nobody, and as somebody who is enrolled."""
    django.setup()
    from django.conf import settings
    from django.core.signals import got_request_exception
    from django.db import connection
    from django.test import Client

    from tests.security.addresses import files, named, routed
    from tests.security.fuzzing.recording import recording
    from training.models import Enrolment

    nobody, somebody = (Questions(Client(raise_request_exception=False)) for _each in range(2))
    somebody.client.force_login(Enrolment.objects.filter(person__user__isnull=False)[0].person.user)

    def note(**_more):
        for each in (nobody, somebody):
            each.told.append(repr(sys.exc_info()[1])[:300])

    got_request_exception.connect(note)
    paths = sorted({*named().values(), *routed().values(), *files().values()})
    with recording() as read:
        for path in paths:
            nobody.attack(path, read)
            if path.startswith(("/moje-obuke/", "/nalog/", "/obuka/")) and "odjava" not in path:
                somebody.attack(path, read)
    names = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.DEVICE_COOKIE_NAME)
    for name in names:
        for path in ("/", "/nalog/prijava/", "/admin/", "/moje-obuke/"):
            nobody.ask(path, cookie=f"{name}={COOKIE}")
    told = {
        "vendor": connection.vendor,
        "asked": nobody.asked + somebody.asked,
        "wrong": nobody.wrong | somebody.wrong,
    }
    json.dump(told, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    main()

"""Measures, on production's settings, what the time of an answer tells of an address; prints JSON.

Processor time, as another program may have had the processor; the kinds take turns.
"""

import json
import sys
import time

import django

SENT = {
    "secure": True,
    "HTTP_HOST": "centre.example",
    "HTTP_REFERER": "https://centre.example/",
}
FORMS = {
    "sign-in": ("/nalog/prijava/", {"password": "pogresna-lozinka-2015"}, "login"),
    "password reset": ("/nalog/lozinka/nova/", {}, "email"),
}


def people():
    """Return an address of each kind."""
    from foundation.models import User

    known = {
        "known": "rukovodilac@demo.example",
        "unknown": "nikog-nema@demo.example",
        "closed": "zatvoren@demo.example",
        "without a password": "bez-lozinke@demo.example",
    }
    User.objects.create_user(email=known["closed"], password="lozinka-2015", is_active=False)
    User.objects.create_user(email=known["without a password"], password=None)
    return known


def main(rounds):
    """Ask each form for each kind of address, ``rounds`` times, and print the seconds of each."""
    django.setup()
    from django.core.cache import caches
    from django.test import Client

    told = {}
    kinds = people()
    for form, (path, more, name) in FORMS.items():
        told[form] = {kind: [] for kind in kinds}
        for turn in range(rounds + 1):
            for kind, email in kinds.items():
                caches["default"].clear()
                client = Client()
                began = time.process_time()
                answer = client.post(path, {**more, name: email}, **SENT)
                took = time.process_time() - began
                assert answer.status_code in {200, 302}, answer.content
                # The first turn reads templates.
                if turn:
                    told[form][kind].append(took)
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(int(sys.argv[1]))

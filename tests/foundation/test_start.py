"""A server that starts again reads in what it serves and nothing else, and goes before what can
wait.
"""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

from django.apps import apps

from foundation.keeping.ahead import ReadingAhead
from foundation.management.commands.publisher import Command
from foundation.unserved import leave_out_api

API = "wagtail.api.v3"
ROOT = Path(__file__).parents[2]


def test_no_process_loads_the_api_that_is_not_served():
    assert not [name for name in sys.modules if name.split(".")[0] == "ninja"]


def test_an_api_that_is_installed_is_left_as_it_is(monkeypatch):
    # Gone for now, so that what would stand in its place is seen.
    monkeypatch.delitem(sys.modules, f"{API}.api")
    monkeypatch.setattr(apps, "is_installed", API.__eq__)
    leave_out_api()
    assert f"{API}.api" not in sys.modules


def test_what_writes_workbooks_is_read_in_by_who_takes_one_away():
    asked = "import sys, foundation.tables; print('xlsxwriter' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT / "site", capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"


class EnoughError(Exception):
    """Ends what would go on for ever."""


def test_what_is_made_ahead_stands_behind_whoever_answers(monkeypatch):
    seen = []

    def look(_self):
        seen.append(os.nice(0))
        raise EnoughError

    def read_ahead():
        with suppress(EnoughError):
            Command().read_ahead()

    monkeypatch.setattr(ReadingAhead, "look", look)
    before = os.nice(0)
    thread = Thread(target=read_ahead)
    thread.start()
    thread.join()
    assert seen == [19]
    # All else that the publisher does goes on as before.
    assert os.nice(0) == before

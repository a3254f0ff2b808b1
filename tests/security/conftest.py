"""The site as production runs it, asked in a process of its own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def in_production(data, *arguments, **variables):
    """Run Python under production's settings on a copy's folder; give what came of it."""
    environment = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "DATA_DIR": str(data),
        "DATABASE_URL": f"sqlite:///{data}/database.sqlite3",
        "CACHE_URL": "locmemcache://",
        "EMAIL_URL": "dummymail://",
        "SECRET_KEY": "only for a test, and as long and as varied as a real one is: 7b3f9",
        "ALLOWED_HOSTS": "centre.example,desk.example",
        "BASE_URL": "https://centre.example",
        **variables,
    }
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def production(prepared, tmp_path_factory):
    """What production answers: ``{what was asked: {"status", "headers", "cookies", "text"}}``."""
    data = tmp_path_factory.mktemp("production") / "data"
    shutil.copytree(prepared, data)
    done = in_production(data, "-m", "tests.security.asking", ADMIN_PATH="urednici")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


MADE = {}


@pytest.fixture(scope="module")
def made(demonstration, begin_with):
    """Let a module find the demonstration with a cast of visitors and a thing of each kind."""
    from tests.security.who_may.things import make

    with begin_with("who-may", lambda: MADE.update(zip(("cast", "found"), make(), strict=True))):
        yield MADE


@pytest.fixture
def cast(made, db):
    """Everybody who asks."""
    return made["cast"]


@pytest.fixture
def found(made, db):
    """Where the things are, by the names of ``table.GROUPS``."""
    return made["found"]


@pytest.fixture
def open_to(found):
    """Each address outside the desk, with the letter of somebody who may read it."""
    from tests.security.who_may.table import GROUPS, letters

    known = {}
    for group in GROUPS:
        reads = letters(group.reads)
        letter = next((each for each in reads if reads[each] == "200"), "t")
        known |= {found[name].path: letter for name in group.names}
    return known

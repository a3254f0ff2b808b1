"""Gives tests the whole demonstration without loading it again: it is loaded once and copied.

What is kept, in ``var/`` under a name that holds what it was made from, is the folder of a copy as
``manage.py demo --prepare`` leaves it: the database, and the files beside it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import pytest_django

from tests.plugins.template_database import KEEP, ROOT, fingerprint, point_at, template

SOURCES = ("site", "portal", "training", "search", "templates", "static", "locale")
LEFT_OUT = {".mo", ".pyc"}


def of_everything() -> str:
    """Return a hash of all that the demonstration is made from."""
    digest = hashlib.sha256(fingerprint().encode())
    paths = (path for folder in SOURCES for path in (ROOT / folder).rglob("*"))
    for path in sorted(path for path in paths if path.is_file() and path.suffix not in LEFT_OUT):
        digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def prepared_folder() -> Path:
    """Return the folder of a prepared copy, making it first if there is none like it."""
    empty = template()
    folder = KEEP / f"demonstration-{of_everything()}"
    with (KEEP / "demonstration-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            for older in KEEP.glob("demonstration-*/"):
                shutil.rmtree(older)
            _prepare(folder, empty)
    return folder


def _prepare(folder: Path, empty: Path) -> None:
    part = folder.with_suffix(".part")
    part.mkdir()
    shutil.copy(empty, part / "database.sqlite3")
    kept = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    run = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "demo", "--prepare"],
        env={**kept, "DATA_DIR": str(part)},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        pytest.fail(f"The demonstration can't be prepared:\n{run.stdout}{run.stderr}")
    part.rename(folder)


@pytest.fixture(scope="session")
def prepared(django_db_setup: None) -> Path:
    """The folder of a prepared copy, to be copied and never changed."""
    return prepared_folder()


@pytest.fixture(scope="module")
def demonstration(
    prepared: Path,
    django_db_blocker: pytest_django.DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Let the tests of a module find the whole demonstration in the database, and its files."""
    from django.conf import settings
    from django.db import connection

    copied = tmp_path_factory.mktemp("demonstration") / "database.sqlite3"
    shutil.copy(prepared / "database.sqlite3", copied)
    shutil.copytree(prepared / "private", settings.PRIVATE_MEDIA_ROOT, dirs_exist_ok=True)
    with django_db_blocker.unblock():
        before = connection.settings_dict["NAME"]
        point_at(copied)
    yield
    with django_db_blocker.unblock():
        point_at(Path(before))

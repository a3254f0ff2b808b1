"""Makes the test database once and copies it: migrating an empty one takes as long as many tests.

The copy holds the tree that every site starts from (home pages, lists): nearly every test needs it.
The template is kept in ``var/`` under a name that holds what it was made from (migrations and
locks, what builds the tree), so that a second run, and every worker of one run, only copies a file.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import pytest_django

ROOT = Path(__file__).parents[2]
KEEP = ROOT / "var" / "test-templates"


def fingerprint() -> str:
    """Return a hash of everything that a migrated empty database depends on."""
    digest = hashlib.sha256(Path(ROOT / "locks" / "dev.txt").read_bytes())
    sources = [
        *ROOT.glob("*/migrations/*.py"),
        *ROOT.glob("site/*/migrations/*.py"),
        *ROOT.glob("site/config/settings/*.py"),
        # Permissions are made after migrating: of snippets that hooks register, for roles.
        *ROOT.glob("site/foundation/accounts/roles.py"),
        *ROOT.glob("site/foundation/safety/workflow.py"),
        *ROOT.glob("site/foundation/append_only.py"),
        *ROOT.glob("site/foundation/guards.py"),
        *ROOT.glob("*/*/promises.py"),
        *(
            path
            for name in ("promises", "roles", "wagtail_hooks")
            for path in ROOT.glob(f"*/{name}.py")
        ),
        *ROOT.glob("search/backends/*.py"),
        *ROOT.glob("site/centre/site_tree.py"),
        Path(__file__),
    ]
    for path in sorted(sources):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def template() -> Path:
    """Return a migrated and prepared SQLite database, making it first if there is none for this
    fingerprint.
    """
    KEEP.mkdir(parents=True, exist_ok=True)
    path = KEEP / f"{fingerprint()}.sqlite3"
    with (KEEP / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            for older in KEEP.glob("*.sqlite3"):
                older.unlink()
            _make(path)
    return path


def _make(path: Path) -> None:
    from django.core.management import call_command
    from django.db import connection

    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.sqlite3"
        point_at(fresh)
        call_command("migrate", verbosity=0, interactive=False)
        call_command("prepare_site", without_texts=True)
        # Once more, now that the tree is there: roles hold permissions on its pages.
        call_command("sync_roles", verbosity=0)
        connection.close()
        with sqlite3.connect(fresh) as source, sqlite3.connect(path.with_suffix(".part")) as kept:
            source.backup(kept)
    path.with_suffix(".part").rename(path)


def point_at(path: Path) -> None:
    """Let the connection open another database from now on."""
    from django.db import connection, connections

    connection.close()
    connections.databases["default"]["NAME"] = str(path)
    connection.settings_dict["NAME"] = str(path)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: pytest_django.DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    """Give this worker its own copy of the template."""
    from django.db import connection

    with django_db_blocker.unblock():
        source = template()
        mine = tmp_path_factory.mktemp("database") / "test.sqlite3"
        shutil.copy(source, mine)
        point_at(mine)
    yield
    with django_db_blocker.unblock():
        connection.close()


@pytest.fixture(scope="session")
def begin_with(
    django_db_setup: None,
    django_db_blocker: pytest_django.DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str, Callable[[], object]], AbstractContextManager[None]]:
    """Let the tests of a module begin with what takes long to make: it is made once for each name.

    What is given makes a context, for a fixture of a module; inside it the database is a copy in
    which the function was called, and the files that it stored are there.
    """
    folder = tmp_path_factory.mktemp("begun")

    @contextmanager
    def begun(name: str, make: Callable[[], object]) -> Iterator[None]:
        from django.conf import settings
        from django.db import connection

        made, files, own = (folder / f"{name}{end}" for end in (".sqlite3", "", "-in-use.sqlite3"))
        stored = Path(settings.PRIVATE_MEDIA_ROOT)
        with django_db_blocker.unblock():
            before = Path(connection.settings_dict["NAME"])
            if not made.exists():
                shutil.copy(before, made)
                point_at(made)
                there = set(stored.rglob("*"))
                make()
                for path in set(stored.rglob("*")) - there:
                    if path.is_file():
                        kept = files / path.relative_to(stored)
                        kept.parent.mkdir(parents=True, exist_ok=True)
                        shutil.copy(path, kept)
            connection.close()
            shutil.copy(made, own)
            point_at(own)
        if files.exists():
            # Tests of other modules sweep away what no row of theirs names.
            shutil.copytree(files, stored, dirs_exist_ok=True)
        try:
            yield
        finally:
            with django_db_blocker.unblock():
                point_at(before)

    return begun

"""``copy_database``: what a demonstration kept on SQLite, PostgreSQL keeps, row by row."""

import os
import shutil
import sqlite3
import subprocess
import sys

import psycopg
import pytest

from tests.plugins.demo_copy import ROOT

pytestmark = [pytest.mark.needs("postgresql"), pytest.mark.walk]
# Reads every row of every table in both databases, as the models see it.
COMPARE = """
import json, sys; sys.path[:0] = ['site', '.']
import environ, django; django.setup()
from foundation import moving
moving.connect_old(dict(environ.Env.db_url_config(sys.argv[1])))
for model in moving.models():
    fields = model._meta.local_concrete_fields
    old, new = (
        [
            # PostgreSQL keeps the keys of JSON in an order of its own.
            [
                json.dumps(field.get_prep_value(value), sort_keys=True, default=str)
                for field, value in zip(fields, row)
            ]
            for row in model._base_manager.using(using).order_by('pk').values_list(
                *[field.attname for field in fields]
            )
        ]
        for using in ('old', 'default')
    )
    # The stamp of what readers see moves on with the copying.
    if model._meta.label != 'foundation.Generation':
        assert old == new, model
print(sum(model._base_manager.count() for model in moving.models()))
"""


@pytest.fixture(scope="module")
def old(prepared, tmp_path_factory):
    """The address of a demonstration's database."""
    copied = tmp_path_factory.mktemp("old") / "database.sqlite3"
    shutil.copy(prepared / "database.sqlite3", copied)
    return f"sqlite:///{copied}"


def run(database, *arguments):
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
    }
    return subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_row_is_there_and_life_goes_on(postgresql_database, old):
    database = postgresql_database()
    done = run(database, "manage.py", "copy_database", old, "--no-color")
    assert done.returncode == 0, done.stderr
    compared = run(database, "-c", COMPARE, old)
    assert compared.returncode == 0, compared.stderr
    assert f"{compared.stdout.strip()} rows were copied" in done.stdout

    # Numbers go on behind those that were given, and what was promised is still held.
    with psycopg.connect(database) as connection:
        (last,) = connection.execute("SELECT max(id) FROM wagtailcore_page").fetchone()
        (follows,) = connection.execute("SELECT nextval('wagtailcore_page_id_seq')").fetchone()
        assert follows == last + 1
        (off,) = connection.execute(
            "SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'"
        ).fetchone()
        assert off == 0
    checked = run(database, "manage.py", "check", "--database", "default")
    assert checked.returncode == 0, checked.stderr

    again = run(database, "manage.py", "copy_database", old)
    assert again.returncode == 1
    assert "holds accounts already" in again.stderr


def test_another_release_and_another_target_are_refused(postgresql_database, old, tmp_path):
    behind = tmp_path / "behind.sqlite3"
    shutil.copy(old.removeprefix("sqlite:///"), behind)
    with sqlite3.connect(behind) as connection:
        connection.execute(
            "DELETE FROM django_migrations WHERE app = 'search' AND name LIKE '0005%'"
        )
    refused = run(postgresql_database(), "manage.py", "copy_database", f"sqlite:///{behind}")
    assert "differ by search.0005" in refused.stderr
    assert "is no PostgreSQL" in run(old, "manage.py", "copy_database", old).stderr

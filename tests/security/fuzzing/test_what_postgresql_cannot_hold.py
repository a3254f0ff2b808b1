"""SQLite holds what PostgreSQL refuses: a NUL in a text. No address breaks on one."""

import json
import shutil

import pytest

from tests.security.conftest import in_production

pytestmark = [pytest.mark.walk, pytest.mark.needs("postgresql")]


def test_no_address_breaks_on_what_postgresql_cannot_hold(prepared, postgresql_database, tmp_path):
    data, database = tmp_path / "data", postgresql_database()
    shutil.copytree(prepared, data)
    old = f"sqlite:///{data}/database.sqlite3"
    for arguments in (
        ("manage.py", "copy_database", old, "--verbosity", "0"),
        ("-m", "tests.security.fuzzing.unstorable"),
    ):
        done = in_production(data, *arguments, DATABASE_URL=database)
        assert done.returncode == 0, done.stderr[-4000:]
    told = json.loads(done.stdout)
    assert told["vendor"] == "postgresql"
    assert told["wrong"] == {}
    assert told["asked"] > 500

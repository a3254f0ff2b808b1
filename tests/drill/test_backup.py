"""bin/backup while others write: a file that changes under tar is no failure, what fails is one."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def backup(tmp_path):
    """Make a backup; tar does its work and ends as it is told to."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for part in ("private", "media"):
        (tmp_path / "data" / part).mkdir(parents=True)
    dump = 'for each; do case "$each" in --file=*) : >"${each#--file=}" ;; esac; done'
    tar = '/bin/tar "$@"; exit "$ENDS_WITH"'
    for name, script in (("pg_dump", dump), ("tar", tar)):
        (programs / name).write_text(f"#!/bin/bash\n{script}\n")
        (programs / name).chmod(0o755)

    def make(ends_with):
        environment = {
            "PATH": f"{programs}:{os.environ['PATH']}",
            "ENDS_WITH": str(ends_with),
            "DATABASE_URL": "postgres://nowhere",
            "DATA_DIR": str(tmp_path / "data"),
        }
        made = subprocess.run(
            [ROOT / "bin/backup", tmp_path / "kept"], env=environment, check=False
        )
        return made.returncode, {path.name for path in (tmp_path / "kept").iterdir()}

    return make


@pytest.mark.parametrize("ends_with", [0, 1])
def test_files_that_change_meanwhile_do_not_break_it(backup, ends_with):
    assert backup(ends_with) == (0, {"database.dump", "files.tar", "SHA256SUMS"})


def test_a_failure_is_one(backup):
    failed, written = backup(2)
    assert failed
    assert "SHA256SUMS" not in written

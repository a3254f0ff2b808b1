"""A kit is made by a process of its own, told about while it is made, taken once, and forgotten."""

import os
import sys
import threading
import time
from pathlib import Path

import pytest
from django.conf import settings

from centre.kits import HelpLine, LocalPart, Message
from centre.localiser import jobs
from centre.localiser.archive import make_kit, order_of
from foundation.logos.child import make_safe

UNIQUE = "Тимдрвенијелек"
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0h4v2z"/></svg>'


def message(language, **more):
    return Message(
        headline="Провери понуду",
        message="Питај.",
        action="Позовите:",
        language=language,
        help=(HelpLine("Центар", "063 610 590"),),
        release=("Увод.",),
        radio=("Двадесет секунди.",),
        local=LocalPart("Ниш", UNIQUE, "018 555 333", make_safe(PICTURE)),
        **more,
    )


def order():
    return order_of(
        [message("sr"), message("sr-latn")], title="Понуда", licence="CC BY 4.0", date="2026-11-24"
    )


def waited_for(name, *states):
    """Return what is told of a job once it is in one of the states."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        told = jobs.look(name)
        if told is None or told.state in states:
            return told
        threading.Event().wait(0.05)
    raise AssertionError("The job does not end.")


def on_disk():
    """Everything that is written under the folder of this copy."""
    return b"".join(
        path.read_bytes() for path in Path(settings.SCRATCH_ROOT).rglob("*") if path.is_file()
    )


@pytest.fixture
def instead(monkeypatch):
    """Run a short program in place of the one that makes kits."""

    def run(program):
        monkeypatch.setattr(
            jobs, "_command", lambda folder: [sys.executable, "-S", "-c", program, str(folder)]
        )

    return run


def test_progress_is_told_piece_by_piece(tmp_path, monkeypatch):
    from centre.localiser import archive

    told = []
    monkeypatch.setattr(archive, "tell", lambda folder, *state: told.append(state))
    monkeypatch.setattr(archive, "make_all", lambda message: iter(()))
    make_kit(order(), tmp_path)
    assert told[0][0] is jobs.State.WORKING
    assert told[-1][0] is jobs.State.DONE


def test_what_was_typed_is_on_no_disk_while_a_job_waits(instead):
    instead("import sys; sys.stdin.read(); sys.stdout.close(); import time; time.sleep(8)")
    name = jobs.start(UNIQUE.encode())
    assert jobs.look(name).state is jobs.State.WAITING
    assert UNIQUE.encode() not in on_disk()


def test_a_process_that_is_killed_is_told(instead):
    instead("import sys, os; sys.stdin.read(); os.kill(os.getpid(), 9)")
    assert waited_for(jobs.start(b"{}"), jobs.State.STOPPED).state is jobs.State.STOPPED


def test_eight_at_once_all_begin_and_too_many_are_told_to_wait(instead, settings, tmp_path):
    settings.SCRATCH_ROOT = tmp_path
    instead("import sys, time; sys.stdin.read(); time.sleep(8)")
    begun, refused = [], []

    def ask():
        try:
            begun.append(jobs.start(b"{}"))
        except jobs.BusyError:
            refused.append(1)

    threads = [threading.Thread(target=ask) for _ in range(jobs.MOST + 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(begun)) == jobs.MOST >= 8
    assert len(refused) == 3


def test_a_kit_that_nobody_takes_is_forgotten(instead, settings, tmp_path):
    settings.SCRATCH_ROOT = tmp_path
    instead("import sys; sys.stdin.read()")
    name = jobs.start(b"{}")
    waited_for(name, jobs.State.STOPPED)
    folder = tmp_path / "kits" / name
    (folder / jobs.KIT).write_bytes(b"PK")
    jobs.tell(folder, jobs.State.DONE)
    assert jobs.look(name).size == 2
    long_ago = time.time() - jobs.KEPT_SECONDS - 1
    for path in (folder / jobs.STATE, folder):
        os.utime(path, (long_ago, long_ago))
    jobs.forget_old()
    assert not folder.exists()
    assert jobs.look(name) is None


def test_a_download_that_breaks_off_can_be_begun_again(settings, tmp_path):
    settings.SCRATCH_ROOT = tmp_path
    name = "a" * 32
    (tmp_path / "kits" / name).mkdir(parents=True)
    (tmp_path / "kits" / name / jobs.KIT).write_bytes(bytes(200_000))
    broken = jobs.read(name)
    next(broken)
    broken.close()
    assert len(b"".join(jobs.read(name))) == 200_000
    with pytest.raises(FileNotFoundError):
        jobs.read(name)


@pytest.mark.parametrize("name", ["", "..", "../../etc", "a" * 33, "а" * 32, "a" * 31 + "\x00"])
def test_no_other_folder_can_be_named(name):
    assert jobs.look(name) is None
    with pytest.raises(FileNotFoundError):
        jobs.read(name)

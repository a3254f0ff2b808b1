"""Locks of files: one at a time, and nobody waits for ever for somebody who came to a stop."""

import time

import pytest

from foundation.locks import one_at_a_time, take


@pytest.fixture
def file(tmp_path):
    return tmp_path / "lock"


def test_whoever_is_alone_holds_it(file):
    with one_at_a_time(file) as is_held:
        assert is_held
        with file.open() as other:
            assert not take(other)
    with file.open() as other:
        assert take(other)


def test_somebody_who_came_to_a_stop_is_waited_for_no_longer_than_said(file):
    begun = time.monotonic()
    with one_at_a_time(file), one_at_a_time(file, 0.3) as is_held:
        assert not is_held
    assert time.monotonic() - begun >= 0.3


def test_who_waits_gets_it_when_it_is_free(file):
    with file.open("w") as held:
        assert take(held)
        held.close()
        with one_at_a_time(file, 0) as is_held:
            assert is_held

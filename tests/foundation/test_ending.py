"""A demonstration that is stopped leaves nothing running, however often that is asked."""

import signal
import subprocess
import sys

import pytest

from foundation.management.commands.demo import end

STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("deaf", flush=True)
time.sleep(60)
"""


@pytest.fixture
def _signals_as_before():
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_signals_as_before")
def test_who_does_not_end_is_ended():
    process = subprocess.Popen([sys.executable, "-c", STUBBORN], stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"deaf\n"
    end([process], seconds=0.1)
    assert process.poll() == -signal.SIGKILL
    process.stdout.close()
    # A second Ctrl+C meanwhile would have interrupted nothing.
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN

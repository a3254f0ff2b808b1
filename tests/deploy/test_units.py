"""What systemd's units say keeps what the site promises."""

from configparser import ConfigParser
from pathlib import Path

ROOT = Path(__file__).parents[2]
UNITS = sorted((ROOT / "deploy/systemd").glob("*.service"))


def service(unit):
    """Return what a unit says of its service."""
    read = ConfigParser(strict=False, interpolation=None)
    read.optionxform = str
    read.read(unit)
    return read["Service"]


def test_a_socket_that_several_hold_never_lets_one_wait_in_it():
    """A start that made it wait would do so to whoever serves beside it."""
    holders = [each for unit in UNITS if "Sockets" in (each := service(unit))]
    assert holders
    assert [each["NonBlocking"] for each in holders] == ["yes"] * len(holders)

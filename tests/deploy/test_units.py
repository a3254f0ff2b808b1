"""What systemd's units say agrees with the example of settings, the guide and one another."""

import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UNITS = sorted((ROOT / "deploy/systemd").glob("*.service"))
# They change content, and with it what nginx may still show.
WRITERS = ["portal-publisher.service", "portal-web@.service", "portal-worker.service"]


def service(unit):
    """Return what a unit says of its service."""
    read = ConfigParser(strict=False, interpolation=None)
    read.optionxform = str
    read.read(unit)
    return read["Service"]


def example():
    """Return the settings of a server that is set up as the guide tells."""
    lines = (ROOT / "deploy/portal.env.example").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if "=" in line and line[0] != "#")


def test_a_socket_that_several_hold_never_lets_one_wait_in_it():
    """A start that made it wait would do so to whoever serves beside it."""
    holders = [each for unit in UNITS if "Sockets" in (each := service(unit))]
    assert holders
    assert [each["NonBlocking"] for each in holders] == ["yes"] * len(holders)


@pytest.mark.parametrize("unit", WRITERS)
def test_whoever_changes_content_may_lead_nginx_on(unit):
    said = service(ROOT / "deploy/systemd" / unit)
    # A machine without the folder has the link elsewhere: its units start all the same.
    assert said["ReadWritePaths"] == f"-{example()['GENERATION_DIR']}"
    assert said["ProtectSystem"] == "strict"


def test_nginx_sees_that_folder_where_its_configuration_looks_for_the_link():
    """With one call less a request: each folder on the way to the link costs one."""
    said, seen = service(ROOT / "deploy/nginx.service.conf"), example()
    # A machine without the folder has the link elsewhere: its nginx starts all the same.
    assert said["BindReadOnlyPaths"] == f"-{seen['GENERATION_DIR']}:{seen['NGINX_GENERATION']}"
    made = subprocess.run(
        ["bin/nginx-configuration", "deploy/portal.env.example"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert f"    root {seen['NGINX_GENERATION']}/now;\n" in made.stdout


def test_the_guide_makes_that_folder_for_the_site_to_write_and_nginx_to_read():
    guide = (ROOT / "docs/operations.md").read_text()
    made = guide.partition("### A user, and the folders it writes to")[2].partition("###")[0]
    folders = f"{example()['DATA_DIR']} {example()['GENERATION_DIR']}"
    assert f"install -d -o portal -g www-data -m 750 {folders}\n" in made

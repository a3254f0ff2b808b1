"""What the site is made of is written down, may be used so, and is no older than what is safe."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOOR = tomllib.loads((ROOT / "locks" / "floor.toml").read_text())
# They read what strangers send, or stand at the door.
MUST_HAVE_A_FLOOR = {
    *("django", "django-allauth", "gunicorn", "lxml", "openpyxl", "pikepdf", "pillow", "pypdf"),
    *("python-docx", "wagtail"),
}
PERMISSIVE = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "LGPL-3.0-only"),
    *("MIT", "MIT-0", "MIT-CMU", "MPL-2.0", "OFL-1.1", "PSF-2.0", "Zlib"),
}


def pins(name):
    lines = (ROOT / "locks" / name).read_text().splitlines()
    found = (re.match(r"([a-z0-9._-]+)(?:\[.*\])?==(\S+)", line) for line in lines)
    return {pin[1]: pin[2] for pin in found if pin}


def order(version):
    """Return what versions are compared by: their numbers."""
    return [int(part) for part in re.findall(r"\d+", version)]


@pytest.mark.parametrize("lock", ["run.txt", "dev.txt"])
def test_nothing_is_older_than_what_is_safe(lock):
    locked = pins(lock)
    assert FLOOR.keys() - locked.keys() == set()
    older = {
        name: (locked[name], line["safe"])
        for name, line in FLOOR.items()
        if order(locked[name]) < order(line["safe"])
    }
    assert older == {}


def test_each_floor_has_a_reason_and_who_meets_strangers_has_a_floor():
    assert FLOOR.keys() >= MUST_HAVE_A_FLOOR
    assert all(len(line["reason"]) > 20 for line in FLOOR.values())


def test_versions_are_compared_as_numbers():
    assert order("5.2.16") > order("5.2.9")
    assert order("12.3.0") < order("13.0")


@pytest.fixture(scope="module")
def bill(tmp_path_factory):
    target = tmp_path_factory.mktemp("sbom") / "sbom.json"
    command = [sys.executable, str(ROOT / "bin" / "sbom"), str(target)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "No vulnerability database was asked" in told
    return json.loads(target.read_text())


def test_the_bill_holds_everything_that_runs_and_nothing_else(bill):
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    listed = {each["name"]: each["version"] for each in bill["components"] if "purl" in each}
    assert listed == pins("run.txt")
    assert {"name": "npm:packages", "value": "none"} in bill["metadata"]["properties"]


def test_everything_that_runs_says_its_hashes_and_a_licence_that_may_be_used(bill):
    for each in bill["components"]:
        stated = each["licenses"][0]
        words = stated.get("expression") or stated["license"]["id"]
        named = set(re.split(r" (?:AND|OR) ", words))
        assert named <= PERMISSIVE, each["name"]
        assert each.get("properties") or each["type"] == "file", each["name"]


def test_what_asks_for_what_is_closed(bill):
    known = {each["bom-ref"] for each in bill["components"]} | {"centre-portal"}
    asked = {each["ref"]: each["dependsOn"] for each in bill["dependencies"]}
    assert {name for names in asked.values() for name in names} | asked.keys() <= known
    assert len(asked["centre-portal"]) > 20


def test_nothing_of_npm_runs():
    """What looks at the site while it is built is locked by hashes, and names no place."""
    assert not [*ROOT.glob("*/package.json")]
    assert "dependencies" not in json.loads((ROOT / "package.json").read_text())
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert locked.pop("").keys() == {"name", "devDependencies"}
    for name, each in locked.items():
        assert each["dev"], name
        assert each["integrity"].startswith("sha512-"), name
        assert "resolved" not in each, name

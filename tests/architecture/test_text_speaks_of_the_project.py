"""What is written here is about the project, on whatever machine it was written."""

import re
import subprocess

import pytest

from tests.architecture.house import ROOT

# The home folders of people, and an account or a password inside an address.
WRONG = re.compile(
    r"(?<![\w.])/(?:home|Users|root)/\w[\w.-]*/|[A-Z]:\\Users\\|https?://[^\s/@\"']+:[^\s/@\"'{]+@"
)
# Addresses with a made-up account show how a real one is written.
EXAMPLE = re.compile(r"example|localhost|127\.0\.0\.1|\$\{?\w|user:password|USER:PASSWORD")


def texts():
    """Return the text files that git keeps, each with its name."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listing.returncode:
        pytest.skip("this copy is not a git repository")
    for name in filter(None, listing.stdout.split("\0")):
        try:
            yield name, (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue


def test_no_file_names_a_place_on_somebody_s_machine():
    found = [
        f"{name}: {match.group()}"
        for name, text in texts()
        if name != "tests/architecture/test_text_speaks_of_the_project.py"
        for match in WRONG.finditer(text)
        if not EXAMPLE.search(match.group())
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    ["see /home/ana/notes", "C:\\Users\\ana", "/Users/ana/site", "https://ana:secret@host/x"],
)
def test_such_a_place_is_found(text):
    assert WRONG.search(text)

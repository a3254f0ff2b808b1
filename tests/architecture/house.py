"""Where everything is, for the tests that read the project itself."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = {
    "config": ROOT / "site" / "config",
    "foundation": ROOT / "site" / "foundation",
    "centre": ROOT / "site" / "centre",
    "portal": ROOT / "portal",
    "training": ROOT / "training",
    "search": ROOT / "search",
}
# What each room may know of, itself aside: the arrows of the import contracts.
MAY_KNOW = {
    "foundation": set(),
    "portal": {"foundation"},
    "centre": {"portal", "foundation"},
    "training": {"portal", "foundation"},
    "search": {"foundation"},
}


def named(path):
    """Return a path as the project names it."""
    return path.relative_to(ROOT).as_posix()


def python_files(*rooms):
    """Return the Python files of the rooms, or of all of them."""
    return sorted(path for room in rooms or ROOMS for path in ROOMS[room].rglob("*.py"))


def templates():
    """Return every template."""
    return sorted((ROOT / "templates").rglob("*.html"))

"""Each import contract refuses what it is there for: tried on a small house of the same plan."""

import subprocess
import sys

import pytest

from tests.architecture.house import ROOT

ROOMS = ["config", "centre", "training", "search", "portal", "foundation"]
REFUSED = [
    ("foundation", "import portal.api", "Arrows point down"),
    ("portal", "import centre", "Arrows point down"),
    ("centre", "import training", "Arrows point down"),
    ("training", "import search", "Arrows point down"),
    ("search", "import centre", "Arrows point down"),
    ("centre", "import config", "Arrows point down"),
    ("centre", "import portal.plan", "The portal is entered through portal.api"),
    ("training", "import portal.models", "The portal is entered through portal.api"),
    ("search", "import portal.api", "Search knows no room"),
    ("foundation", "import docx", "The foundation stands on Django and Wagtail"),
]


@pytest.fixture
def house(tmp_path):
    """Six empty rooms, with a door to the portal and what is behind it."""
    for room in ROOMS:
        (tmp_path / room).mkdir()
        (tmp_path / room / "__init__.py").touch()
    (tmp_path / "portal" / "api.py").write_text("import portal.plan\nimport portal.models\n")
    for module in ("plan", "models"):
        (tmp_path / "portal" / f"{module}.py").touch()
    (tmp_path / "centre" / "pages.py").write_text("import portal.api\nimport foundation\n")
    return tmp_path


def lint(house):
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", command, "--config", ROOT / "pyproject.toml", "--no-cache"],
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_house_that_keeps_to_the_plan_passes(house):
    result = lint(house)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(("room", "line", "contract"), REFUSED)
def test_an_arrow_that_points_elsewhere_is_refused(house, room, line, contract):
    (house / room / "wrong.py").write_text(f"{line}\n")
    result = lint(house)
    assert result.returncode == 1
    assert f"{contract} BROKEN" in result.stdout

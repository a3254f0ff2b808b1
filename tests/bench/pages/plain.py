"""The project that is measured beside: what ``wagtail start`` writes, and a blog as Wagtail's
tutorial builds it (``overlay/``), with texts and pictures like ours.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
WAGTAIL = Path(sys.executable).parent / "wagtail"
NAME = "plainsite"


def environment(folder: Path, database: str) -> dict[str, str]:
    """Return what the project's commands and its server need in their environment."""
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": f"{NAME}.settings.production",
        "DATABASE_URL": database,
        "PYTHONPATH": str(folder),
    }


def build(folder: Path, database: str, texts: Path, pages: int) -> None:
    """Start the project if it isn't there, and add posts until it has so many pages."""
    if not (folder / "manage.py").exists():
        folder.mkdir(parents=True)
        subprocess.run([WAGTAIL, "start", NAME, folder], check=True, stdout=subprocess.DEVNULL)
        shutil.copytree(HERE / "overlay" / "blog", folder / "blog")
        shutil.copy(HERE / "bulk.py", folder / "blog" / "bulk.py")
        shutil.copy(HERE / "overlay" / "local.py", folder / NAME / "settings" / "local.py")
        for command in (["makemigrations", "blog"], ["migrate"], ["collectstatic", "--noinput"]):
            manage(folder, database, *command, "--verbosity", "0")
    manage(folder, database, "fill", str(texts), str(pages))


def manage(folder: Path, database: str, *arguments: str) -> str:
    """Run a command of the project and return what it prints."""
    done = subprocess.run(
        [sys.executable, str(folder / "manage.py"), *arguments],
        env=environment(folder, database),
        cwd=folder,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout

"""One style sheet for readers, made of the parts in ``static/css``: a page asks for it once.

The parts are files of a subject each, to be read and edited. Their order is that of ``BEFORE``,
then the other subjects by name, then ``AFTER``; ``print.css`` becomes what holds in print alone.
Drawings that a part names stand in the sheet itself: small, and asked for by nobody apart.
Help pages bring a style of their own. The scripts of passkeys come as one file, too.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import allauth.mfa
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

NAME = "css/site.css"
PASSKEYS = "js/passkeys-whole.js"
FOLDER = settings.ROOT / "static" / "css"
BEFORE = ("tokens", "base", "layout", "navigation", "content")
AFTER = ("wide", "blocks", "forms")
OF_HELP = frozenset({"help", "help-sheet"})
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
DRAWING = re.compile(r'url\("\.\./(img/[\w-]+\.svg)"\)')
# Of what a drawing is written with, what an address within quotes may hold as it is.
PLAIN = " '/:;=,()"


def parts() -> list[Path]:
    """Return the files of the style sheet in their order, that of print left out."""
    named = {path.stem: path for path in FOLDER.glob("*.css")}
    others = sorted(named.keys() - {*BEFORE, *AFTER, *OF_HELP, "print"})
    return [named[name] for name in (*BEFORE, *others, *AFTER)]


def style_sheet() -> str:
    """Return the whole style sheet, without comments."""
    read = [COMMENT.sub("", path.read_text(encoding="utf-8")) for path in parts()]
    in_print = COMMENT.sub("", (FOLDER / "print.css").read_text(encoding="utf-8"))
    return DRAWING.sub(_drawn, "\n".join([*read, f"@media print {{\n{in_print}}}\n"]))


def _drawn(named: re.Match[str]) -> str:
    """Return an address that is the drawing."""
    drawing = (settings.ROOT / "static" / named[1]).read_text(encoding="utf-8").strip()
    return f'url("data:image/svg+xml,{quote(drawing.replace(chr(34), chr(39)), safe=PLAIN)}")'


def passkey_scripts() -> str:
    """Return what passkeys need: allauth's own two scripts, and what hands them our forms."""
    theirs = Path(allauth.mfa.__path__[0]) / "static" / "mfa" / "js"
    found = (
        theirs / "webauthn-json.js",
        theirs / "webauthn.js",
        settings.ROOT / "static" / "js" / "passkeys.js",
    )
    # A line that ends a statement, whatever the file before ended with.
    return ";\n".join(path.read_text(encoding="utf-8") for path in found)


MADE: Mapping[str, Callable[[], str]] = {NAME: style_sheet, PASSKEYS: passkey_scripts}


class JoinedFinder(BaseFinder):
    """Finds files that are made of others, written anew whenever one of these changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._storage = FileSystemStorage(location=settings.DATA_DIR / "styles")
        super().__init__(*args, **kwargs)

    def check(self, **kwargs: Any) -> list[Any]:
        """Return no complaint: there is nothing to set."""
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return where a file is, if it is one of those that are made."""
        found = [str(self._written(path))] if path in MADE else []
        return found if find_all else (found[0] if found else [])

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        """Give the files there are."""
        for name in MADE:
            self._written(name)
            yield name, self._storage

    def _written(self, name: str) -> Path:
        target = Path(self._storage.path(name))
        content = MADE[name]()
        if not target.exists() or target.read_text(encoding="utf-8") != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            # Several processes may start at once: none must read half of it.
            part = target.with_suffix(".part")
            part.write_text(content, encoding="utf-8")
            part.replace(target)
        return target

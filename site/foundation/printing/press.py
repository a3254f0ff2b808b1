"""The press: one function for documents, one for pictures; typst stands behind both."""

import json
import threading
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Literal, get_args

import typst
from django.conf import settings

from ..script import Script, to_latin
from ..script.context import lang_tag
from .letters import FONTS

Language = Literal["sr", "sr-latn", "en"]
TEMPLATES = settings.ROOT / "templates" / "print"
# One document at a time: a kept compiler is quick because it remembers, so it can't be shared.
_press = threading.Lock()
# What no document may hold: controls, halves of characters, and code points that are none.
_UNPRINTABLE = dict.fromkeys(
    code
    for codes in (range(9), (11, 12), range(14, 32), range(127, 160), range(0xD800, 0xE000))
    for code in (*codes, 0xFFFE, 0xFFFF)
)


def pdf(template: str, data: Mapping[str, Any], *, language: Language) -> bytes:
    """Return the document that ``templates/print/<template>.typ`` makes of ``data``, as PDF/UA-1.

    ``data`` is what JSON holds, and ``bytes`` for pictures; its text is data, whatever it says.
    Serbian is given in Cyrillic and comes out in the script of ``language``. The same data gives
    the same bytes. Raises ``typst.TypstError`` where the template can't do with the data.
    """
    made = _compile(template, data, language, format="pdf", pdf_standards=["ua-1"])
    return made[0]


def png(
    template: str, data: Mapping[str, Any], *, language: Language, scale: float = 1
) -> list[bytes]:
    """Return the pages of the same document as PNG pictures, ``scale`` pixels a point."""
    return _compile(template, data, language, format="png", ppi=72 * scale)


def printable(text: str, language: Language) -> str:
    """Return plain ``text`` in the script of ``language``, without what no document may hold."""
    clean = text.translate(_UNPRINTABLE)
    return to_latin(clean) if lang_tag(language) == Script.LATIN.value else clean


def _compile(template: str, data: Mapping[str, Any], language: Language, **how: Any) -> list[bytes]:
    if language not in get_args(Language):
        raise ValueError(f"Nothing is printed in {language!r}.")
    inputs = {
        "data": json.dumps(_readable(data, language), ensure_ascii=False),
        "language": "en" if language == "en" else "sr",
        "tag": lang_tag(language),
    }
    with _press:
        made = _compiler(template).compile(sys_inputs=inputs, timestamp=0, **how)
    if isinstance(made, bytes):
        return [made]
    return list(made or ())


@lru_cache(maxsize=16)
def _compiler(template: str) -> typst.Compiler:
    """Return the kept compiler of a template: it can read its own folder and the fonts alone."""
    if not template.replace("_", "").isalnum():
        raise ValueError(f"No template is called {template!r}.")
    return typst.Compiler(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
    )


def _readable(value: Any, language: Language) -> Any:
    """Return ``value`` as JSON can hold it: text clean and in its script, bytes as numbers."""
    match value:
        case str():
            return printable(value, language)
        case bytes():
            return list(value)
        case Mapping():
            return {key: _readable(part, language) for key, part in value.items()}
        case list() | tuple():
            return [_readable(part, language) for part in value]
    return value

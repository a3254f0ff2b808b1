"""Which script the work at hand is for: a request's address says it, or whoever writes a mail."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import get_language, get_language_from_path

from .transliterate import to_latin


class Script(Enum):
    """The two scripts of Serbian; the value is the language tag of text in it."""

    CYRILLIC = "sr-Cyrl"
    LATIN = "sr-Latn"


_SCRIPTS = {"sr": Script.CYRILLIC, "sr-latn": Script.LATIN}
_current = ContextVar("script", default=Script.CYRILLIC)


def current() -> Script:
    """Return the script in which Serbian is written now: Cyrillic, unless something said Latin."""
    return _current.get()


@contextmanager
def override(script: Script) -> Iterator[None]:
    """Write Serbian in ``script`` within the block: for mails and files made outside a request.

    A streamed response is read after its request's script is left, so ask for the script before.
    """
    token = _current.set(script)
    try:
        yield
    finally:
        _current.reset(token)


def in_current(text: str | Promise) -> str:
    """Return plain ``text`` (lazy or not) in the current script."""
    return to_latin(str(text)) if current() is Script.LATIN else str(text)


def content_language() -> str:
    """Return the language of content that is active: ``en``, or ``sr`` in either script."""
    return "en" if get_language() == "en" else "sr"


def language_of(path: str) -> str:
    """Return the language code that an address names, or the default; no reader's wish counts."""
    return (get_language_from_path(path) or settings.LANGUAGE_CODE).lower()


def for_path(path: str) -> Script | None:
    """Return the script of an address, or ``None`` where its language is not Serbian."""
    return _SCRIPTS.get(language_of(path))


def lang_tag(language_code: str) -> str:
    """Return what ``lang`` says for a language code: sr-Cyrl, sr-Latn, or the code itself."""
    script = _SCRIPTS.get(language_code.lower())
    return script.value if script else language_code

"""Words that are in another language than the page around them, and say so."""

import re
from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from .script import content_language

SERBIAN = "sr-Cyrl"


class Said(str):
    """Words with the language tag they want, where it is another than their page's, else none."""

    lang: str

    def __new__(cls, words: str, lang: str = "") -> "Said":
        """Return the words; ``lang`` as the attribute of that name says it."""
        made = super().__new__(cls, words)
        made.lang = lang
        return made


def said(words: Mapping[str, str], language: str) -> Said:
    """Return words in ``language``, or in Serbian where they were not translated: those then say
    that they are Serbian.
    """
    if own := words.get(language):
        return Said(own)
    serbian = words.get("sr", "")
    return Said(serbian, SERBIAN if serbian and language != "sr" else "")


def said_now(words: Mapping[str, str]) -> Said:
    """Return words in the language that is active, or in Serbian."""
    return said(words, content_language())


def said_by_readers(words: str) -> Said:
    """Return what somebody wrote who was not asked in which language: in Cyrillic it is Serbian,
    which an English page has to say.
    """
    is_serbian = get_language() == "en" and re.search(r"[\u0400-\u04ff]", words) is not None
    return Said(words, SERBIAN if is_serbian else "")


def marked(words: object) -> str:
    """Return words as HTML that says in which language they are; others as they are."""
    text = words if isinstance(words, str) else str(words)
    lang = getattr(text, "lang", "")
    return format_html('<span lang="{}">{}</span>', lang, text) if lang else text


def lang_attribute(words: object) -> str:
    """Return the attribute for an element that holds nothing else, if there is anything to say."""
    lang = getattr(words if isinstance(words, str) else str(words), "lang", "")
    return format_html(' lang="{}"', lang) if lang else SafeString()

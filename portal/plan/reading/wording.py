"""From printed words to words fit to show. Every change is reported, one by one."""

import re
import unicodedata
from collections.abc import Mapping

from .irregularities import Code
from .places import Place
from .report import Report
from .structure import Wording

TYPOS: Mapping[str, str] = {
    "опортунита": "опортунитета",
    "подзакопнских": "подзаконских",
    "појектна": "пројектна",
    "прихватиштва": "прихватилишта",
}
"""Misspelt words known from printed plans. A new one is added here; nothing is guessed."""

# By look where a letter looks like a Cyrillic one, else by sound: someone's keyboard was switched
# for a moment.
LOOKS = dict(zip("ABCEHJKMOPTXYaceopxyj", "АВСЕНЈКМОРТХУасеорхуј", strict=True))
SOUNDS = dict(zip("bdfghiklmnrstuvzšđčćž", "бдфгхиклмнрстувзшђчћж", strict=True))
CYRILLIC = str.maketrans(
    {latin.upper(): sign.upper() for latin, sign in SOUNDS.items()} | SOUNDS | LOOKS
)
WORD = re.compile(r"[^\W\d_]+")
LATIN = re.compile(r"[A-Za-zŠĐČĆŽšđčćž]")
CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")
SPACES = re.compile(r"\s{2,}|[^\S ]")
SPACE_BEFORE_SIGN = re.compile(r"\s+(?=[,;:.!?)])")
SPACE_AFTER_SIGN = re.compile(r"(?<=[^\W\d_][,;:])(?=[^\W\d_])|(?<=\d\.)(?=[^\W\d_])")
MARKS = (";", ",", ":")


def odd_sign(text: str) -> str:
    """Return the first sign that is no text (a control sign, half a surrogate pair), or nothing."""
    return next((sign for sign in text if unicodedata.category(sign) in ("Cc", "Cs")), "")


def fold(text: str, place: Place, report: Report) -> str:
    """Return the text with the Latin letters of its mixed words turned Cyrillic; each such word is
    reported.
    """

    def folded(found: re.Match[str]) -> str:
        word = found.group()
        letters = LATIN.findall(word)
        if not letters or not CYRILLIC_LETTER.search(word):
            return word
        shown = word.translate(CYRILLIC)
        report.note(
            Code.MIXED_ALPHABETS, place, original=word, shown=shown, letters=", ".join(letters)
        )
        return shown

    return WORD.sub(folded, text)


def _spell(text: str, place: Place, report: Report) -> str:
    def spelt(found: re.Match[str]) -> str:
        word = found.group()
        right = TYPOS.get(word.lower())
        if right is None:
            return word
        shown = right.capitalize() if word[0].isupper() else right
        report.note(Code.TYPO, place, original=word, shown=shown)
        return shown

    return WORD.sub(spelt, text)


def _space(text: str, place: Place, report: Report) -> str:
    shown = SPACE_AFTER_SIGN.sub(" ", SPACE_BEFORE_SIGN.sub("", SPACES.sub(" ", text)))
    if shown != text:
        report.note(Code.SPACING, place, original=text, shown=shown)
    return shown


def clean(text: str, place: Place, report: Report) -> str:
    """Return the text with one alphabet in a word, known misspellings mended and single spaces."""
    return _space(_spell(fold(text, place, report), place, report), place, report)


def without_mark(text: str, place: Place, report: Report) -> str:
    """Return the text without a comma, colon or semicolon that was left at its end."""
    if not text.endswith(MARKS):
        return text
    shown = text.rstrip("".join(MARKS))
    last, last_shown = text.rsplit(maxsplit=1)[-1], shown.split()[-1]
    report.note(Code.SEMICOLON, place, original=last, shown=last_shown)
    return shown


def worded(text: str, place: Place, report: Report) -> Wording:
    """Return the wording of a paragraph: cleaned, otherwise as printed."""
    return Wording(clean(text, place, report), text, place)


def titled(text: str, place: Place, report: Report) -> Wording:
    """Return the wording of a goal or activity: cleaned, with a capital letter and no sign left at
    its end.
    """
    shown = clean(text, place, report)
    shown = without_mark(shown, place, report)
    if shown[:1].islower():
        before, shown = shown, shown[:1].upper() + shown[1:]
        report.note(Code.SMALL_LETTER, place, original=before.split()[0], shown=shown.split()[0])
    return Wording(shown, text, place)

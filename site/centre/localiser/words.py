"""Names as a team types them, in either script: kept in Cyrillic, proposed where typed in Latin."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

_PAIRS = {"lj": "љ", "nj": "њ", "dž": "џ", "dj": "ђ"}
_SINGLES = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True))
_LATIN = re.compile(r"[A-Za-zČčĆćŽžŠšĐđ]")
_TO_CYRILLIC = re.compile("|".join([*_PAIRS, *_SINGLES]), re.IGNORECASE)
# Letters of both scripts of Serbian, digits, and what stands between words.
_ALLOWED = re.compile(r"[A-Za-zČčĆćŽžŠšĐđЂ-ШЈ-Ћа-шђјљњћџЉЊЏЋ0-9 .,;:!?()/&+\-–—'’„“\"№]*")
_TELEPHONE = re.compile(r"(?:\+|\()?[0-9][0-9 /()\-]{4,22}[0-9]")


def has_latin(text: str) -> bool:
    """Say whether a Latin letter is in it."""
    return bool(_LATIN.search(text))


def propose_cyrillic(text: str) -> str:
    """Return ``text`` in Cyrillic as it most likely is meant. Nobody can be sure: nj may be њ or
    нј, and so the one who typed it must look.
    """

    def turned(found: re.Match[str]) -> str:
        letters = found[0]
        cyrillic = (_PAIRS | _SINGLES)[letters.lower()]
        return cyrillic.upper() if letters[0].isupper() else cyrillic

    return _TO_CYRILLIC.sub(turned, text)


def validate_name(text: str) -> None:
    """Refuse signs that no name has. Raises ``ValidationError``."""
    if not _ALLOWED.fullmatch(text):
        raise ValidationError(_("Use Serbian letters, digits and ordinary punctuation only."))


def validate_telephone(text: str) -> None:
    """Refuse what nobody could dial. Raises ``ValidationError``."""
    digits = sum(letter.isdigit() for letter in text)
    if not _TELEPHONE.fullmatch(text) or not 6 <= digits <= 15:
        raise ValidationError(_("Write a telephone number: digits, spaces, and + for the country."))

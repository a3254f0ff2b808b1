"""What would give away where a safe house is, when it stands in a sentence.

Words in free text can't be proved harmless: these rules stop what a hurried editor writes, and the
safety review reads the rest.
"""

import re
import unicodedata
from functools import cache

from foundation.script import to_latin

from .municipalities import municipalities

ENDINGS = r"(?:a|u|om|em|e|i|o|oj|im|ima|ama|sk[aieou]\w{0,3})?"
STREETS = re.compile(
    r"\b(?:ul\.|ulic\w*|bulevar\w*|trg(?:u|a|om)?\b|street|avenue|square|boulevard|floor|sprat\w*"
    r"|br\.?\s*\d|no\.\s*\d)"
)
NUMBERS = re.compile(r"\b\d{5}\b|\b\d{1,2}[.,]\d{3,}|\b\d{1,2}\s*°")
LINKS = re.compile(r"https?://|www\.|maps\.|goo\.gl|openstreetmap")
SHELTERS = re.compile(
    r"\bsigurn\w+ kuc\w*|\bprihvatilist\w*|\bsklonist\w*|\bsafe ?hous\w*|\bshelter\w*|\brefuge\b"
)


def tells_a_place(text: str, *, towns: bool = True) -> bool:
    """Whether ``text`` names a street, a house number, coordinates, a link, or (unless told not to
    look) a municipality.
    """
    bald = _bald(text)
    folded = bald.casefold()
    if STREETS.search(folded) or NUMBERS.search(folded) or LINKS.search(folded):
        return True
    return towns and _towns().search(bald) is not None


def sounds_like_a_safe_house(text: str) -> bool:
    """Whether ``text`` speaks of a shelter."""
    return SHELTERS.search(_bald(text).casefold()) is not None


def _bald(text: str) -> str:
    """Return the text in Latin letters without their marks, case kept."""
    parts = unicodedata.normalize("NFKD", to_latin(text).replace("đ", "dj").replace("Đ", "Dj"))
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


@cache
def _towns() -> re.Pattern[str]:
    """Match the name of a municipality in any of its cases; names begin with a capital letter."""
    names = {
        r"\s+".join(re.escape(word.rstrip("aeiou") or word) + ENDINGS for word in bald.split())
        for place in municipalities().values()
        for bald in (_bald(place.name), _bald(place.name_en))
    }
    return re.compile(rf"\b(?:{'|'.join(sorted(names, key=len, reverse=True))})\b")

"""Serbian Cyrillic to Latin, letter by letter, with care for the three that become two."""

import re

# With the two letters that normalisation makes of е and и with a grave accent.
_LETTERS = dict(
    zip("абвгдђежзијклмнопрстћуфхцчшѐѝ", "abvgdđežzijklmnoprstćufhcčšèì", strict=True)
) | {"љ": "lj", "њ": "nj", "џ": "dž"}
_LETTERS |= {cyrillic.upper(): latin.capitalize() for cyrillic, latin in _LETTERS.items()}
# A list is asked by position, which is quicker than asking a dictionary.
_TABLE = [_LETTERS.get(letter, letter) for letter in map(chr, range(0x460))]

SERBIAN = "".join(_LETTERS)
_CYRILLIC = filter(str.isalpha, map(chr, range(0x400, 0x530)))
_FOREIGN = "".join(letter for letter in _CYRILLIC if letter not in SERBIAN)

# What stands inside a word unseen or above a letter: soft hyphen, joiners, accents.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060" + "".join(map(chr, range(0x300, 0x370)))
_APOSTROPHES = "'’ʼ"
_BESIDE_LETTERS = rf"(?:[{_APOSTROPHES}{_INVISIBLE}]|&(?:\#x27|shy);)"
_IN_ADDRESS = r"[^\s<>\"„“”«»]"

# Each alternative begins where a token begins and gives nothing back: time grows with length only.
_KEPT = re.compile(
    rf"""
      (?<!\w)(?:(?:https?|ftp)://|www\.){_IN_ADDRESS}++          # addresses
    | (?<![\w.+-])[\w.+-]++@[\w.-]++                             # e-mail addresses
    | (?<![\w.-])(?:[\w-]++\.)+срб\b(?:/{_IN_ADDRESS}*+)?        # bare names in Serbia's domain
    | (?<![\w{_APOSTROPHES}{_INVISIBLE}])(?<!&\#x27;)(?<!&shy;)  # words of other languages
      (?>(?:[^\W{_FOREIGN}]++|{_BESIDE_LETTERS})*)[{_FOREIGN}](?>(?:\w++|{_BESIDE_LETTERS})*)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SIGN_OF_KEPT = re.compile(rf"[@wW{_FOREIGN}]")
_TWO_LETTERED = re.compile("[ЉЊЏ]")
_NEAR = 24


def to_latin(text: str) -> str:
    """Return ``text`` with its Serbian Cyrillic in Latin letters; everything else is as it was.

    Љ, Њ and Џ become two capitals where the next letter of the word is a capital (at the word's
    end: the one before), else a capital and a small letter: ЉУДИ → LJUDI, Људи → Ljudi, Љ. → Lj.,
    КОЊ → KONJ. A word of both alphabets comes out wholly Latin. Addresses and e-mails stay. So does
    a word with a Cyrillic letter that Serbian lacks (ы, й, і, ґ, ќ…): it belongs to another
    language, for which these Latin letters would be wrong.
    """
    if text.isascii():
        return text
    if not (_SIGN_OF_KEPT.search(text) or "://" in text or ".срб" in text or ".СРБ" in text):
        return _convert(text)
    pieces = []
    position = 0
    for kept in _KEPT.finditer(text):
        pieces += [_convert(text[position : kept.start()]), kept[0]]
        position = kept.end()
    pieces.append(_convert(text[position:]))
    return "".join(pieces)


def _convert(text: str) -> str:
    return _TWO_LETTERED.sub(_pair, text).translate(_TABLE)


def _pair(capital: re.Match[str]) -> str:
    """Return the two Latin letters of a capital, in the case of the letter beside it."""
    text, start, end = capital.string, capital.start(), capital.end()
    following = _visible(text[end : end + _NEAR])[:1]
    preceding = _visible(text[max(start - _NEAR, 0) : start])[-1:]
    beside = following if following.isalpha() else preceding
    pair = _LETTERS[capital[0]]
    return pair.upper() if beside.isupper() else pair


def _visible(text: str) -> str:
    return text.replace("&shy;", "").strip(_INVISIBLE)

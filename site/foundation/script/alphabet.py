"""Names in the order in which their readers look for them, which is not that of their numbers."""

from .context import Script, current

# Serbian as it is stored, in the order of the one and of the other alphabet: љ, њ and џ are letters
# of their own in both.
_CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
_AS_IN_LATIN = "абцчћдџђефгхијклљмнњопрсштувзж"
_LATIN = "abcčćdđefghijklmnopqrsštuvwxyzž"
_AFTER_SIGNS = 1000


def alphabetical(text: str) -> tuple[list[int], str]:
    """Return what to sort a name by: Serbian by the alphabet of the script that is read now."""
    serbian = _AS_IN_LATIN if current() is Script.LATIN else _CYRILLIC
    return [_rank(sign, serbian) for sign in text.lower()], text


def _rank(sign: str, serbian: str) -> int:
    for letters in (_LATIN, serbian):
        if sign in letters:
            return _AFTER_SIGNS + letters.index(sign)
    return min(ord(sign), _AFTER_SIGNS - 1)

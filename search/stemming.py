"""A light stemmer of Serbian: it takes endings off, so that the forms of one word become one term.

It works on what ``search.analysis`` leaves of a word: bald Latin, lower case. A stem is a key, not
a word: all that counts is that the forms of one word give the same key. The stemmer therefore
takes endings off until none is left, which also makes it idempotent: a stem is its own stem.
"""

import re
from collections.abc import Callable

SHORTEST_STEM = 3

# Endings of cases and of verbs, tried from the left; what is in front of one is at least a stem.
# A vowel after a consonant goes alone; longer endings then show their consonants:
# -ama is -a, then -am; -ovima is -a, -im, -ov; -ili is -i, then -il; -iti is -i, then -it.
_SERBIAN_ENDING = re.compile(
    r"(?:(?<=[bcdfghjklmnprstvxyz])[aeiou]|am|em|im|om|og|eg|ov|ev|ih|oj"
    r"|io|ao|eo|uo|il|al|it|at|(?<=[vz])et|(?<=dj)et|aj|uj|anj|enj|an|acij|sk"
    r"|(?<=[bcdfghjklmpstvz])n)$"
)

# The a that comes and goes between the last two consonants: žrtava and žrtva, centar and centra.
_FLEETING_A = re.compile(r"(?<=[bcdfghjklmnprstvz])a(?=(?:lj|nj|dj|dz|[bcdfghjklmnprstvz])$)")
_SHORTEST_WITHOUT_A = 4

# Consonants that soften before an ending become one: radnik and radnici, predlog and predlozi,
# uspeh and uspesi; mogućnost and mogućnošću.
_SOFTENED = (("scu", "st"), ("c", "k"), ("z", "g"), ("s", "h"))

# Stems that change in a way that no rule here tells.
_IRREGULAR = {
    "posao": "posl", "deo": "del", "dete": "det", "deteta": "det", "detetu": "det",
    "detetom": "det", "deca": "det", "dece": "det", "deci": "det", "decu": "det", "decom": "det",
    "ljudi": "ljud", "ljude": "ljud", "covek": "ljud", "coveka": "ljud", "ime": "imen",
    "vreme": "vremen", "izadjem": "izac", "izaci": "izac", "izlazak": "izlag",
    # To be afraid; "boje" and "boji" stay with the colours.
    "bojim": "bojat", "bojis": "bojat", "bojimo": "bojat", "bojite": "bojat", "bojati": "bojat",
    "bojao": "bojat", "bojala": "bojat", "bojali": "bojat",
}  # fmt: skip
_KEYS = frozenset(_IRREGULAR.values())


def serbian(word: str) -> str:
    """Return the key that the forms of a Serbian word share.

    Takes and gives bald Latin. ``trgovina``, ``trgovine``, ``trgovinom`` and ``trgovinama`` give
    one key, and so do ``raditi``, ``radim``, ``rade`` and ``radila``.
    """
    return _IRREGULAR.get(word) or _until_stable(_serbian_step, word)


def _serbian_step(word: str) -> str:
    if word in _KEYS:
        return word
    ending = _SERBIAN_ENDING.search(word)
    if ending and ending.start() >= SHORTEST_STEM and not word.endswith("scu"):
        return word[: ending.start()]
    if len(word) > _SHORTEST_WITHOUT_A:
        word = _FLEETING_A.sub("", word)
    for soft, hard in _SOFTENED:
        if word.endswith(soft) and len(word) > SHORTEST_STEM:
            return word.removesuffix(soft) + hard
    return word


def _until_stable(step: Callable[[str], str], word: str) -> str:
    while (shorter := step(word)) != word:
        word = shorter
    return word

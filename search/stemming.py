"""Light stemmers: they take endings off, so that the cases of one noun become one term.

They work on what ``search.analysis`` leaves of a word: bald Latin, lower case. A stem is a key, not
a word: all that counts is that the forms of one word give the same key. Each stemmer therefore
takes endings off until none is left, which also makes it idempotent: a stem is its own stem.
"""

import re
from collections.abc import Callable

SHORTEST_STEM = 3

# A vowel, or the consonant and vowel of a longer ending once its last vowel is gone:
# -ama is -a, then -am; -ovima is -a, then -im, then -ov; -oga is -a, then -og.
_SERBIAN_ENDING = re.compile(r"(?:[bcdfghjklmnprstvxyz][aeiou]|am|em|im|om|og|eg|ov|ev|ih|oj)$")

# The a that comes and goes between the last two consonants: žrtava and žrtva, centar and centra.
_FLEETING_A = re.compile(r"(?<=[bcdfghjklmnprstvz])a(?=(?:lj|nj|dj|dz|[bcdfghjklmnprstvz])$)")
_SHORTEST_WITHOUT_A = 4

# Consonants that soften before an ending: radnik and radnici, predlog and predlozi,
# podrška and podršci, mogućnost and mogućnošću.
_SOFTENED = (("oscu", "ost"), ("loz", "log"))


def serbian(word: str) -> str:
    """Return the key that the cases of a Serbian noun or adjective share.

    Takes and gives bald Latin. ``trgovina``, ``trgovine``, ``trgovinom`` and ``trgovinama`` give
    one key.
    """
    return _until_stable(_serbian_step, word)


def _serbian_step(word: str) -> str:
    for soft, hard in _SOFTENED:
        if word.endswith(soft):
            return word.removesuffix(soft) + hard
    ending = _SERBIAN_ENDING.search(word)
    if ending:
        # Of a consonant and a vowel only the vowel is the ending.
        start = ending.end() - 1 if ending.group()[-1] in "aeiou" else ending.start()
        return word[:start] if start >= SHORTEST_STEM else word
    if len(word) > _SHORTEST_WITHOUT_A:
        word = _FLEETING_A.sub("", word)
    if len(word) > SHORTEST_STEM and word.endswith("c"):
        return word[:-1] + "k"
    return word


_ENGLISH_ENDINGS = (
    ("sses", "ss", 2),
    ("ies", "y", 3),
    ("ches", "ch", 2),
    ("shes", "sh", 2),
    ("xes", "x", 2),
    ("ss", "ss", 0),
    ("us", "us", 0),
    ("is", "is", 0),
    ("s", "", 3),
    ("ing", "", 4),
    ("ed", "", 4),
    ("e", "", 4),
)


def english(word: str) -> str:
    """Return the key that the plural, ``-ing`` and ``-ed`` forms of an English word share."""
    return _until_stable(_english_step, word)


def _english_step(word: str) -> str:
    for ending, instead, shortest in _ENGLISH_ENDINGS:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return stem + instead if len(stem) >= shortest else word
    return word


def _until_stable(step: Callable[[str], str], word: str) -> str:
    while (shorter := step(word)) != word:
        word = shorter
    return word

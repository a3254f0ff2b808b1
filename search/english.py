"""A light stemmer of English: the forms of one word, and nouns made of a verb, become one term.

The same kind of key as in ``search.stemming``: bald lower case in, a key out that is its own key.
"""

import re

_VOWEL = re.compile("[aeiouy]")
# One syllable that ends in a single consonant: what an e makes another word of, as hop and hope.
_SHORT = re.compile(r"^[^aeiouy]*[aeiouy][^aeiouywx]$")
_DOUBLED = re.compile(r"([bdfgmnprt])\1$")
# The shortest of what stays in front: for endings of verbs, of doers, and of what comes of it.
_VERB, _DOER, _DEED = 3, 6, 5
_MADE_A_NOUN = 6
_LONG = 6

# Forms that no rule here gives; a verb's forms only where readers and texts use them.
_IRREGULAR = {
    form: word
    for word, forms in {
        "woman": "women", "man": "men", "child": "children", "person": "people peoples persons",
        "foot": "feet", "tooth": "teeth", "life": "lives", "wife": "wives", "crisis": "crises",
        "criterion": "criteria", "use": "used using", "take": "took taken", "hold": "held",
        "sell": "sold", "buy": "bought", "bring": "brought", "find": "found", "flee": "fled",
        "hide": "hid hidden", "beat": "beaten", "lose": "lost", "pay": "paid", "give": "gave given",
        "tell": "told", "teach": "taught", "write": "wrote written", "keep": "kept",
        "know": "knew known", "make": "made", "run": "ran", "go": "goes went gone", "say": "said",
        "die": "dies died dying", "lie": "lies lied lying", "force": "forced forces forcing",
    }.items()
    for form in forms.split()
}  # fmt: skip
# What looks like a form and is none.
_WHOLE = frozenset(
    [
        "during",
        "evening",
        "morning",
        "nothing",
        "something",
        "anything",
        "everything",
        "news",
        "series",
        "species",
    ]
)


def english(word: str) -> str:
    """Return the key that the forms of an English word share.

    ``identify``, ``identifies``, ``identified`` and ``identification`` give one key, and so do
    ``trafficking``, ``traffickers`` and ``traffic``.
    """
    word = _IRREGULAR.get(word, word)
    while (shorter := _step(word)) != word:
        word = shorter
    return word


def _step(word: str) -> str:
    if word in _WHOLE:
        return word
    for one in (_plural, _verb, _noun, _last_letters):
        if (shorter := one(word)) != word:
            return shorter
    return word


def _plural(word: str) -> str:
    for ending, instead, shortest in (
        ("sses", "ss", 2), ("ies", "i", 3), ("ches", "ch", 2), ("shes", "sh", 2), ("xes", "x", 2),
        ("ss", "ss", 0), ("us", "us", 0), ("is", "is", 0), ("s", "", 3),
    ):  # fmt: skip
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return stem + instead if len(stem) >= shortest else word
    return word


def _verb(word: str) -> str:
    if word.endswith("ied") and len(word) > _VERB + 1:
        return word.removesuffix("ed")
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _VERB and _VOWEL.search(stem) and stem[-1] != "e":
            if len(stem) > _VERB and _DOUBLED.search(stem):
                return stem[:-1]
            return f"{stem}e" if _SHORT.search(stem) else stem
    return word


def _noun(word: str) -> str:
    for ending, instead, shortest in (
        ("ification", "ifi", 2), ("ization", "is", 3), ("isation", "is", 3),
        ("ation", "", _DEED), ("er", "", _DOER),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word.removesuffix(ending) + instead
    if word.endswith(("tion", "sion")) and len(word) - len("ion") >= _MADE_A_NOUN:
        return word.removesuffix("ion")
    return word


def _last_letters(word: str) -> str:
    if word.endswith("e") and len(word) > _VERB and not _SHORT.search(word[:-1]):
        return word.removesuffix("e")
    if word.endswith("y") and len(word) > _VERB and word[-2] not in "aeiou":
        return word.removesuffix("y") + "i"
    if len(word) >= _LONG:
        for ending, instead in (("fick", "fic"), ("iz", "is"), ("ll", "l")):
            if word.endswith(ending):
                return word.removesuffix(ending) + instead
    return word

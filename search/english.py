"""English: the forms of one word become one term, by Snowball's stemmer, which others keep up.

The same kind of key as in ``search.stemming``: bald lower case in, a key out that is its own key.
"""

import re
from threading import Lock

import snowballstemmer

# Forms that no rule gives, and two words that readers here mean with their relatives; a verb's
# forms only where readers and texts use them.
_TOGETHER = {
    form: word
    for word, forms in {
        "woman": "women", "man": "men", "child": "children", "person": "people peoples persons",
        "foot": "feet", "tooth": "teeth", "life": "lives", "wife": "wives", "crisis": "crises",
        "criterion": "criteria", "use": "used using", "take": "took taken", "hold": "held",
        "sell": "sold", "buy": "bought", "bring": "brought", "find": "found", "flee": "fled",
        "hide": "hid hidden", "beat": "beaten", "lose": "lost", "pay": "paid", "give": "gave given",
        "tell": "told", "teach": "taught", "write": "wrote written", "keep": "kept",
        "know": "knew known", "make": "made", "run": "ran", "go": "goes went gone", "say": "said",
        "identify": "identification identifications", "traffick": "traffic",
    }.items()
    for form in forms.split()
}  # fmt: skip
# Texts of the same country are written both ways: organisation, organization.
_WITH_Z = re.compile("(?<=[a-z]{3})iz(?=e|ing|ation)")

_snowball = snowballstemmer.stemmer("english")
# It keeps the word that it works on in itself, and several threads ask.
_one_at_a_time = Lock()


def english(word: str) -> str:
    """Return the key that the forms of an English word share.

    ``identify``, ``identifies``, ``identified`` and ``identification`` give one key, and so do
    ``trafficking``, ``traffickers`` and ``traffic``.
    """
    while (shorter := _step(word)) != word:
        word = shorter
    return word


def _step(word: str) -> str:
    word = _WITH_Z.sub("is", _TOGETHER.get(word, word))
    with _one_at_a_time:
        stem: str = _snowball.stemWord(word)
    return stem

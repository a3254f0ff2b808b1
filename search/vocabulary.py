"""Which word may have been meant: the words of public texts, and how far they are from a typed one.

Only words of texts that everybody may read are learnt. A text that is withdrawn later leaves its
words behind until the next rebuilding: that is why nothing from here is shown before a search on
behalf of the visitor has found something by it.
"""

import re
import threading
from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.db.models import Max

from foundation.access import PUBLIC
from foundation.batching import in_batches

from .analysis import LONGEST_TERM, analyse, fold
from .models import Entry, Word

SHORTEST = 4
LONG = 8
OFFERED = 3
BATCH = 1000
_NUMBER = re.compile(r"\d")

_lock = threading.Lock()
_known: dict[str, list[tuple[int, int, str, str]]] = {}
_last: dict[str, int] = {}


def learn(entries: Iterable[Entry]) -> None:
    """Remember the words of those entries that everybody may read, whenever."""
    words: dict[tuple[str, str], str] = {}
    for entry in entries:
        if entry.access_key == PUBLIC and not entry.visible_from and not entry.visible_until:
            for text in (entry.title, entry.text):
                for token in analyse(text, entry.language):
                    shown = text[token.start : token.end]
                    folded = fold(shown)
                    if SHORTEST <= len(folded) < LONGEST_TERM and not _NUMBER.search(folded):
                        words.setdefault((entry.language, folded), shown.lower())
    Word.objects.bulk_create(
        [
            Word(language=language, folded=folded, shown=shown[:LONGEST_TERM])
            for (language, folded), shown in words.items()
        ],
        ignore_conflicts=True,
        batch_size=BATCH,
    )


def learn_anew() -> None:
    """Forget every word and learn those of what is public now."""
    Word.objects.all().delete()
    forget_read()
    pks = list(Entry.objects.filter(access_key=PUBLIC).values_list("pk", flat=True))
    for batch in in_batches(pks, BATCH):
        learn(Entry.get_indexed_objects().filter(pk__in=batch))


def forget_read() -> None:
    """Forget which words were read, so that they are read again."""
    with _lock:
        _known.clear()
        _last.clear()


def near(word: str, language: str) -> list[str]:
    """Return the words that may have been meant by ``word``, nearest first, as texts write them.

    One mistake in a word of four letters, two in one of eight; a letter that changed place is one.
    """
    folded = fold(word)
    if not SHORTEST <= len(folded) < LONGEST_TERM or _NUMBER.search(folded):
        return []
    allowed = 2 if len(folded) >= LONG else 1
    letters, length = _letters(folded), len(folded)
    found = []
    for other_letters, other_length, other, shown in _words(language):
        # Each mistake changes two letters of the set at most: most words fall here.
        if (
            abs(other_length - length) <= allowed
            and (letters ^ other_letters).bit_count() <= 2 * allowed
            and other != folded
        ):
            mistakes = distance(folded, other, allowed)
            if mistakes <= allowed:
                found.append((mistakes, other[0] != folded[0], other_length, other, shown))
    return [shown for *_rank, shown in sorted(found)[:OFFERED]]


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters were left out, put in, changed or swapped; ``most`` + 1 for more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        previous, row = row, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(previous[j] + 1, row[-1] + 1, previous[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = previous
    return row[-1]


@lru_cache(maxsize=1 << 14)
def _letters(word: str) -> int:
    number = 0
    for letter in word:
        number |= 1 << (ord(letter) % 61)
    return number


def _words(language: str) -> Sequence[tuple[int, int, str, str]]:
    """Return the words of a language; those that are new since the last time are read."""
    newest = Word.objects.filter(language=language).aggregate(newest=Max("pk"))["newest"] or 0
    with _lock:
        last = _last.get(language, 0)
        if newest < last:
            # Learnt anew by another process.
            _known.pop(language, None)
            last = 0
        known = _known.setdefault(language, [])
        if newest > last:
            rows = Word.objects.filter(language=language, pk__gt=last, pk__lte=newest)
            for folded, shown in rows.values_list("folded", "shown").iterator():
                known.append((_letters(folded), len(folded), folded, shown))
            _last[language] = newest
        return known

"""Two plans side by side: what was carried over, what was dropped, what is new."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from foundation.access import Visitor, visible_to

from .models.activity import Activity
from .models.beside import Continuation
from .shown import ShownActivity


@dataclass(frozen=True, slots=True)
class Word:
    """A run of words of one of two texts; ``kind`` is ``same``, ``gone`` or ``new``."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """An activity that goes on, and how its words changed."""

    earlier: ShownActivity
    later: ShownActivity
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the activities of the earlier plan, and what came up in the later one."""

    carried: tuple[Pair, ...]
    dropped: tuple[ShownActivity, ...]
    new: tuple[ShownActivity, ...]


def compare(
    user: Visitor, earlier: Sequence[ShownActivity], later: Sequence[ShownActivity]
) -> Comparison:
    """Compare the activities of two plans as ``user`` is shown them, in one query."""
    before = {shown.activity.facts.pk: shown for shown in earlier}
    after = {shown.activity.facts.pk: shown for shown in later}
    links = visible_to(user, Continuation.objects.filter(earlier__in=before, later__in=after))
    pairs = [
        Pair(before[old], after[new], changed_words(_text(before[old]), _text(after[new])))
        for old, new in links.values_list("earlier", "later")
    ]
    order = {pk: position for position, pk in enumerate(before)}
    pairs.sort(key=lambda pair: order[pair.earlier.activity.facts.pk])
    went_on = {pair.earlier.activity.facts.pk for pair in pairs}
    came = {pair.later.activity.facts.pk for pair in pairs}
    return Comparison(
        carried=tuple(pairs),
        dropped=tuple(shown for pk, shown in before.items() if pk not in went_on),
        new=tuple(shown for pk, shown in after.items() if pk not in came),
    )


def changed_words(before: str, after: str) -> tuple[Word, ...]:
    """Return both texts as one run of words, each same, gone or new."""
    old, new = (re.findall(r"\S+", text) for text in (before, after))
    words = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            words.append(Word("same", " ".join(old[a:b])))
            continue
        words += [Word("gone", " ".join(old[a:b]))] if b > a else []
        words += [Word("new", " ".join(new[c:d]))] if d > c else []
    return tuple(words)


def _text(shown: ShownActivity) -> str:
    activity: Activity = shown.activity
    return activity.text

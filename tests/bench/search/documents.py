"""Synthetic Serbian documents: invented lemmas, real paradigms, a frequency like a language's.

The same number always gives the same documents, so that two runs measure the same thing.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

PREFIXES = " до за из на над о об од по под пре при про раз с у уз пред без"
ROOTS = (
    "брав вад вез вид вод воз гледа град дав дар двор дел дом држ жив зид зна игр кап каз клад ков "
    "корак краљ крет куп лаг лак лет лик лов мер мет мисл мост мрак нос пад пек пис плат плов пом "
    "прав пруг пут рад ред рез рек рок руб сад сед сек сил слик сло слуш смех снаг спор став стој "
    "струк суд твор тек точ тра треб труд туж уч факт форм ход храм цен цвет час чит чув шал штит"
)
# What makes a lemma of a root, and the endings of its cases, as grammars give them.
CLASSES = {
    "ник": "ник ника нику ником ници ника ницима нике",
    "тељ": "тељ теља тељу тељем тељи тељима теље",
    "ост": "ост ости ошћу остима",
    "ање": "ање ања ању ањем ањима",
    "ица": "ица ице ици ицу ицом ицама",
    "ина": "ина ине ини ину ином инама",
    "ба": "ба бе би бу бом бама",
    "ац": "ац ца цу цем ци цима це",
    "ски": "ски ска ско ског ском ску ским ских ске",
    "ати": "ати ам аш а амо ате ају ао ала али",
    "ити": "ити им иш и имо ите е ио ила или",
    "ство": "ство ства ству ством ствима",
}
SMALL = "и у на је да се за са од о по не из који а до као или што"
KINDS = ["news", "page", "document", "activity", "service", "course"]
KIND_SHARES = [40, 25, 20, 5, 5, 5]
TOPICS = ["prevention", "protection", "training", "research", "cooperation"]
SECTORS = ["police", "health", "education", "social", "labour"]
WORDS = 165


@dataclass(frozen=True)
class Document:
    """One document, as a room would declare it."""

    number: int
    kind: str
    title: str
    text: str
    year: int
    topics: tuple[str, ...]
    sectors: tuple[str, ...]


@cache
def lemmas() -> list[list[str]]:
    """Return every lemma as the list of its forms, the most frequent first."""
    made = [
        [prefix + root + ending for ending in CLASSES[suffix].split()]
        for prefix in PREFIXES.split(" ")
        for root in ROOTS.split()
        for suffix in CLASSES
    ]
    random.Random(7).shuffle(made)
    return made


@cache
def _weights() -> list[float]:
    """Zipf's law, a little flatter at the top: no lemma is in every document."""
    return list(accumulate(1 / (rank + 60) for rank in range(len(lemmas()))))


def _word(chance: random.Random) -> str:
    if chance.random() < 0.3:
        return chance.choice(SMALL.split())
    weights = _weights()
    return chance.choice(lemmas()[bisect_left(weights, chance.random() * weights[-1])])


def documents(first: int, last: int, count: int) -> Iterator[Document]:
    """Yield those of ``count`` documents of about 2 kB that have these numbers, from 1."""
    for number in range(first, last + 1):
        chance = random.Random(number)
        text = [_word(chance) for _ in range(WORDS)]
        # One word in half of all documents, one in ten documents, and a phrase in one of a hundred.
        if number % 2:
            text[chance.randrange(WORDS)] = chance.choice(["заједница", "заједнице", "заједницом"])
        if number % max(1, count // 10) == 0:
            text[chance.randrange(WORDS)] = chance.choice(["кишобран", "кишобрана", "кишобраном"])
        if number % 100 == 0:
            text[10:13] = ["округли", "сто", "сарадника"]
        yield Document(
            number,
            chance.choices(KINDS, KIND_SHARES)[0],
            " ".join(_word(chance) for _ in range(7)).capitalize(),
            " ".join(text),
            chance.randint(2012, 2026),
            tuple(chance.sample(TOPICS, chance.randint(0, 1))),
            tuple(chance.sample(SECTORS, chance.randint(0, 1))),
        )

"""What editors told search, ready to be asked: read once for each state of the content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from foundation import generation

from .analysis import STOP_WORDS, analyse, fold, normalise
from .models import Pin, Synonyms, WordList
from .models.words import lines

Expression = tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """What editors told about one language. Expressions are tuples of terms."""

    stop_words: frozenset[str] = frozenset()
    distress: frozenset[Expression] = frozenset()
    synonyms: Mapping[Expression, Sequence[Expression]] = field(default_factory=dict)
    pins: Mapping[str, Sequence[int]] = field(default_factory=dict)

    def longest(self) -> int:
        """Return how many terms the longest expression has that stands for others."""
        return max(map(len, self.synonyms), default=1)


def told(language: str) -> Told:
    """Return what editors told about ``language``; read again only when they changed it."""
    return generation.kept(f"search-told-{language}", lambda: read(language))


def read(
    language: str, synonyms: Sequence[Synonyms] | None = None, stop_words: Sequence[str] = ()
) -> Told:
    """Return what is stored about ``language``, with other synonyms where some are given, and with
    more words that say nothing.
    """
    lists = {each.purpose: each for each in WordList.objects.filter(language=language)}
    stop = lists.get(WordList.STOP)
    distress = lists.get(WordList.DISTRESS)
    if synonyms is None:
        synonyms = list(Synonyms.objects.filter(language=language))
    kept = map(fold, lines(stop.words)) if stop else STOP_WORDS.get(language, frozenset())
    return Told(
        stop_words=frozenset([*kept, *map(fold, stop_words)]),
        distress=frozenset(expressions(distress.words, language)) if distress else frozenset(),
        synonyms=_others(synonyms, language),
        pins=_pins(language),
    )


def expressions(text: str, language: str) -> list[Expression]:
    """Return the expressions of a text that holds one a line."""
    found = (tuple(token.term for token in analyse(line, language)) for line in lines(text))
    return [expression for expression in found if expression]


def _others(groups: Sequence[Synonyms], language: str) -> dict[Expression, list[Expression]]:
    others: dict[Expression, list[Expression]] = {}
    for group in groups:
        members = list(dict.fromkeys(expressions(group.expressions, language)))
        for member in members:
            known = others.setdefault(member, [])
            known += [other for other in members if other != member and other not in known]
    return others


def _pins(language: str) -> dict[str, list[int]]:
    pins: dict[str, list[int]] = {}
    for pin in Pin.objects.all():
        for question in {normalise(line, language) for line in lines(pin.questions)} - {""}:
            pins.setdefault(question, []).append(pin.page_id)
    return pins

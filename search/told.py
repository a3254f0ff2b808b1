"""What editors told search, ready to be asked: read once for each state of the content."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from foundation import generation

from .analysis import STOP_WORDS, analyse, fold, is_abbreviation, normalise, stored
from .models import Pin, Synonyms, WordList
from .models.words import lines

Expression = tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """What editors told about one language. Expressions are tuples of terms.

    Words of distress are those of every language, by it: nobody in need minds the language of the
    page.
    """

    stop_words: frozenset[str] = frozenset()
    distress: Mapping[str, frozenset[Expression]] = field(default_factory=dict)
    synonyms: Mapping[Expression, Sequence[Expression]] = field(default_factory=dict)
    pins: Mapping[str, Sequence[int]] = field(default_factory=dict)

    def longest(self) -> int:
        """Return how many terms the longest expression has that stands for others."""
        return max(map(len, self.synonyms), default=1)


def told(language: str) -> Told:
    """Return what editors told about ``language``; read again only when they changed it."""

    def prepare() -> Told:
        synonyms, lists, pins = generation.kept("search-told", _stored)
        return read(language, [each for each in synonyms if each.language == language], lists, pins)

    return generation.kept(f"search-told-{language}", prepare)


def _stored() -> tuple[list[Synonyms], list[WordList], list[Pin]]:
    """Return the rows of all languages: whoever searches asks about two."""
    return list(Synonyms.objects.all()), list(WordList.objects.all()), list(Pin.objects.all())


def read(
    language: str,
    synonyms: Sequence[Synonyms] | None = None,
    lists: Sequence[WordList] | None = None,
    pins: Sequence[Pin] | None = None,
) -> Told:
    """Return what is stored about ``language``; of what is given, that in place of the stored."""
    if synonyms is None:
        synonyms = list(Synonyms.objects.filter(language=language))
    if lists is None:
        lists = list(WordList.objects.all())
    stop = [each for each in lists if (each.purpose, each.language) == (WordList.STOP, language)]
    kept = [fold(word) for each in stop for word in lines(each.words)]
    return Told(
        stop_words=frozenset(kept) if stop else STOP_WORDS.get(language, frozenset()),
        distress=_distress([each for each in lists if each.purpose == WordList.DISTRESS]),
        synonyms=_others(synonyms, language),
        pins=_pins(list(Pin.objects.all()) if pins is None else pins, language),
    )


def expressions(text: str, language: str) -> list[Expression]:
    """Return the expressions of a text that holds one a line."""
    found = (_expression(line, language) for line in lines(text))
    return [expression for expression in found if expression]


def _expression(line: str, language: str) -> Expression:
    terms = tuple(token.term for token in analyse(line, language))
    own = [token.term for token in stored(line, language) if is_abbreviation(token.term)]
    return (own[0],) if len(terms) == 1 and own else terms


def _distress(lists: Sequence[WordList]) -> dict[str, frozenset[Expression]]:
    """Return the words of distress of each language, whatever letters they were written in."""
    found: dict[str, frozenset[Expression]] = {}
    for each in lists:
        said = (
            tuple(token.term for token in analyse(line, each.language))
            for line in lines(each.words)
        )
        found[each.language] = found.get(each.language, frozenset()) | (frozenset(said) - {()})
    return found


def _others(groups: Sequence[Synonyms], language: str) -> dict[Expression, list[Expression]]:
    others: dict[Expression, list[Expression]] = {}
    for group in groups:
        members = list(dict.fromkeys(expressions(group.expressions, language)))
        for member in members:
            known = others.setdefault(member, [])
            known += [other for other in members if other != member and other not in known]
    return others


def _pins(stored_pins: Sequence[Pin], language: str) -> dict[str, list[int]]:
    pins: dict[str, list[int]] = {}
    for pin in stored_pins:
        for question in {normalise(line, language) for line in lines(pin.questions)} - {""}:
            pins.setdefault(question, []).append(pin.page_id)
    return pins

"""What the three backends share: every text and every query passes through ``search.analysis``."""

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from typing import Any

from django.db.models import Manager, Model
from django.utils.encoding import force_str
from modelsearch.index import AutocompleteField, BaseField, RelatedFields, SearchField
from modelsearch.query import (
    MATCH_ALL,
    MATCH_NONE,
    And,
    Boost,
    Fuzzy,
    MatchAll,
    Not,
    Or,
    Phrase,
    PlainText,
    SearchQuery,
)

from search.analysis import SERBIAN, fold, normalise

# More words than anybody means; each one costs the engine.
MOST_TERMS = 32

Prepare = Callable[[str, str], str]


def fold_in(text: str, language: str) -> str:
    """Prepare text for matching while typing: the same in every language."""
    return fold(text)


class Words(PlainText):
    """Plain words in a language. A query that names none is Serbian, as a text that names none."""

    def __init__(self, query_string: str, operator: str = "and", language: str = SERBIAN) -> None:
        super().__init__(query_string, operator=operator)
        self.language = language


class WordsInOrder(Phrase):
    """A phrase in a language."""

    def __init__(self, query_string: str, language: str = SERBIAN) -> None:
        super().__init__(query_string)
        self.language = language


def analysed(query: SearchQuery, prepare: Prepare = normalise) -> SearchQuery:
    """Return ``query`` with every text in it prepared. What has no words matches nothing."""
    match query:
        case PlainText() | Phrase() | Fuzzy():
            return _analysed_text(query, prepare)
        case And() | Or():
            return _combined(query, prepare)
        case Boost(subquery=part, boost=boost):
            inner = analysed(part, prepare)
            return inner if matches_nothing(inner) else Boost(inner, boost)
        case Not(subquery=part):
            inner = analysed(part, prepare)
            return MATCH_ALL if matches_nothing(inner) else Not(inner)
    return query


def _analysed_text(query: Any, prepare: Prepare) -> SearchQuery:
    terms = prepare(query.query_string, getattr(query, "language", SERBIAN)).split()
    if not terms:
        return MATCH_NONE
    prepared: SearchQuery = copy(query)
    prepared.query_string = " ".join(terms[:MOST_TERMS])
    return prepared


def _combined(query: And | Or, prepare: Prepare) -> SearchQuery:
    parts = [analysed(part, prepare) for part in query.subqueries[:MOST_TERMS]]
    said = [part for part in parts if not matches_nothing(part)]
    if len(said) < 2:
        return said[0] if said else MATCH_NONE
    return type(query)(said)


def matches_nothing(query: SearchQuery) -> bool:
    """Say whether ``query`` is the one that has no answer."""
    return isinstance(query, Not) and isinstance(query.subquery, MatchAll)


class AnalysedQuery:
    """Mixin for query compilers: the query is analysed before it is compiled."""

    prepare: Prepare = staticmethod(normalise)
    query: SearchQuery

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.query = analysed(self.query, self.prepare)


class FoldedQuery(AnalysedQuery):
    """Mixin for autocomplete compilers: endings stay on, since the reader is still typing."""

    prepare = staticmethod(fold_in)


class AnalysedObject:
    """An object as an index stores it: the texts of its search fields, analysed in its language."""

    def __init__(self, obj: Model) -> None:
        self.obj: Any = obj
        self.language = getattr(obj, "search_language", SERBIAN)

    def title(self) -> Iterator[tuple[SearchField, str]]:
        """Yield the search fields called ``title`` with their terms."""
        yield from (found for found in self._terms() if found[0].field_name == "title")

    def body(self) -> Iterator[tuple[SearchField, str]]:
        """Yield every other search field with its terms."""
        yield from (found for found in self._terms() if found[0].field_name != "title")

    def autocomplete(self) -> str:
        """Return the words that are matched while typing."""
        return " ".join(fold(text) for _field, text in self._texts(AutocompleteField))

    def _terms(self) -> Iterator[tuple[SearchField, str]]:
        # What was analysed when it was written need not be analysed again.
        known = getattr(self.obj, "analysed", {})
        for field, value in _values(self.obj, self.obj.get_search_fields()):
            if isinstance(field, SearchField):
                terms = known.get(field.field_name)
                yield field, normalise(as_text(value), self.language) if terms is None else terms

    def _texts(self, kind: type[BaseField]) -> Iterator[tuple[Any, str]]:
        for field, value in _values(self.obj, self.obj.get_search_fields()):
            if isinstance(field, kind):
                yield field, as_text(value)


def as_text(value: Any) -> str:
    """Return a field's value as text: lists and dictionaries item by item."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        return " ".join(as_text(item) for item in value)
    return "" if value is None else force_str(value)


def _values(obj: Any, fields: Iterable[Any]) -> Iterator[tuple[BaseField, Any]]:
    for field in fields:
        if isinstance(field, RelatedFields):
            for related in _related(field.get_value(obj)):
                yield from _values(related, field.fields)
        elif isinstance(field, SearchField | AutocompleteField):
            yield field, field.get_value(obj)


def _related(value: Any) -> Iterable[Any]:
    if value is None:
        return ()
    return value.all() if isinstance(value, Manager) else (value,)

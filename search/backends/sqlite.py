"""Search in SQLite's FTS5: the embedded default, for one machine and no server."""

from collections.abc import Mapping, Sequence
from functools import reduce
from hashlib import blake2b
from operator import or_
from typing import Any

from django.db import connection
from django.db.models import F, FloatField, Func, Lookup, Model, OuterRef, Q, QuerySet
from modelsearch.backends.database.sqlite.query import AndNot, normalize
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteAutocompleteQueryCompiler,
    SQLiteIndex,
    SQLiteSearchBackend,
    SQLiteSearchQueryCompiler,
    SQLiteSearchResults,
)
from modelsearch.conf import get_app_config
from modelsearch.query import And, MatchAll, Not, Or, Phrase, PlainText, SearchQuery
from modelsearch.utils import get_content_type_pk

from search.models.entry import NUMBERED

from .analysed import AnalysedObject, AnalysedQuery, FoldedQuery
from .numbered import NumberedResults
from .ranked import IndexWithoutStrays, RankedCompiler

IndexEntry = get_app_config().get_model("IndexEntry", require_ready=False)
FullText = get_app_config().get_model("SQLiteFTSIndexEntry", require_ready=False)

# The weights of FTS5's columns in the order in which the table declares them.
TITLE_WEIGHT = 4.0
WEIGHTS = {"autocomplete": 0.0, "body": 1.0, "title": TITLE_WEIGHT}
TYPING_WEIGHTS = {"autocomplete": 1.0, "body": 0.0, "title": 0.0}
# A row's number holds the object's: no search has to read a row to know whose it is. Where objects
# may have something in common that has a number, it stands in front, in place of the content type.
OBJECT_BITS = 40
OBJECT = (1 << OBJECT_BITS) - 1
KEY_BITS = 32
KEY = (1 << KEY_BITS) - 1
FIRST_NUMBERED = NUMBERED << KEY_BITS


class Match(Lookup[Any]):
    """``table MATCH expression``: the expression is one parameter, made of quoted terms only.

    FTS5 has a hidden column that is called like the table: what is matched is not named by alias.
    """

    lookup_name = "match"

    def __init__(self, columns: Sequence[str], expression: str) -> None:
        self.parameter = f"{{{' '.join(columns)}}} : ({expression})"
        super().__init__(None, None)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str]]:
        """Return the condition."""
        table = connection.ops.quote_name(FullText._meta.db_table)
        return f"{table} MATCH %s", (self.parameter,)


def relevance(weights_of_columns: Mapping[str, float]) -> Func:
    """Return FTS5's BM25 with a weight for each column, turned so that higher is better."""
    table = connection.ops.quote_name(FullText._meta.db_table)
    weights = ", ".join(str(weight) for weight in weights_of_columns.values())
    return Func(template=f"-bm25({table}, {weights})", output_field=FloatField())


def fts5(query: SearchQuery, *, last_is_prefix: bool = False) -> str | None:
    """Return FTS5's expression for an analysed query, or ``None`` when FTS5 has none for it."""
    match query:
        case PlainText():
            terms = [f'"{term}"' for term in query.query_string.split()]
            if last_is_prefix:
                terms[-1] += "*"
            return f" {query.operator.upper()} ".join(terms)
        case Phrase():
            return f'"{query.query_string}"'
        case And() | Or():
            parts = [fts5(part, last_is_prefix=last_is_prefix) for part in query.subqueries]
            return _joined(parts, " AND " if isinstance(query, And) else " OR ")
        case AndNot():
            parts = [fts5(query.subquery_a, last_is_prefix=last_is_prefix), fts5(query.subquery_b)]
            return _joined(parts, " NOT ")
    return None


def _joined(parts: list[str | None], operator: str) -> str | None:
    if not parts or None in parts:
        return None
    return operator.join(f"({part})" for part in parts)


def row_number(content_type: int, pk: Any, common: int | None = None) -> int:
    """Return the number of an object's row. What has no whole number as key gets one from it.
    ``common`` is the number of what the object has in common with others, 0 for none, ``None``
    where objects of its kind have no such numbers.
    """
    if common is not None:
        return FIRST_NUMBERED | common << KEY_BITS | int(pk)
    if isinstance(pk, int) and pk < OBJECT // 2:
        return content_type << OBJECT_BITS | pk
    number = int.from_bytes(blake2b(str(pk).encode(), digest_size=5).digest(), "big")
    return content_type << OBJECT_BITS | number | OBJECT // 2 + 1


class QueryCompiler(RankedCompiler, AnalysedQuery, SQLiteSearchQueryCompiler):
    """Asks FTS5 in its own words."""

    weights: Mapping[str, float] = WEIGHTS
    key_of_object = OuterRef("key")
    best_first = (F("score").desc(), F("key").desc())

    def index_matches(self, config: str | None) -> QuerySet[Any] | None:
        """Return the full-text rows that match, with the object's key and its relevance."""
        query = normalize(self.query)
        if isinstance(query, MatchAll | Not):
            return None
        expression = fts5(query, last_is_prefix=self.LAST_TERM_IS_PREFIX)
        if expression is None:
            return None
        return (
            FullText.objects.filter(Match(self._columns(), expression))
            .filter(self._of_this_model())
            .annotate(key=F("pk").bitand(self._key()), score=relevance(self.weights))
        )

    def numbered_matches(self, config: str | None) -> QuerySet[Any] | None:
        """Return the same with the number of what each row's object has in common with others."""
        found = self.index_matches(config)
        return None if found is None else found.annotate(number=F("pk").bitrightshift(KEY_BITS))

    def without_number(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return those rows whose objects have no such number."""
        return rows.filter(pk__lte=FIRST_NUMBERED | KEY)

    def _key(self) -> int:
        return KEY if hasattr(self.queryset.model, "combination_number") else OBJECT

    def _of_this_model(self) -> Q:
        """Return the condition on row numbers: full-text rows are kept in their order."""
        if hasattr(self.queryset.model, "combination_number"):
            return Q(pk__gte=FIRST_NUMBERED)
        ranges = [
            Q(pk__gte=content_type << OBJECT_BITS, pk__lt=content_type + 1 << OBJECT_BITS)
            for content_type in self.content_types()
        ]
        return reduce(or_, ranges, Q(pk__in=[]))

    def _columns(self) -> Sequence[str]:
        wanted = ["title" if name == "title" else "body" for name in self.fields or ()]
        return list(dict.fromkeys(wanted)) or self.FTS_TABLE_FIELDS


class AutocompleteQueryCompiler(FoldedQuery, QueryCompiler, SQLiteAutocompleteQueryCompiler):
    """Matches while typing: the last word is a beginning."""

    weights = TYPING_WEIGHTS

    def _columns(self) -> Sequence[str]:
        return self.FTS_TABLE_FIELDS


class Results(NumberedResults, SQLiteSearchResults):
    """Pages and counts from FTS5."""


class Index(IndexWithoutStrays, SQLiteIndex):
    """Stores analysed texts."""

    def add_items(self, model: type[Model], objs: Sequence[Any]) -> None:
        """Add objects of one model, or replace what is stored of them."""
        content_type = get_content_type_pk(model)
        rows = []
        for obj in objs:
            texts = AnalysedObject(obj)
            number = row_number(content_type, obj.pk, getattr(obj, "combination_number", None))
            row = IndexEntry(id=number, content_type_id=content_type, object_id=obj.pk)
            row.title = " ".join(terms for _field, terms in texts.title())
            row.body = " ".join(terms for _field, terms in texts.body())
            row.autocomplete = texts.autocomplete()
            rows.append(row)
        self._make_room(content_type, rows)
        IndexEntry.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=["title", "body", "autocomplete"],
        )

    def _make_room(self, content_type: int, rows: Sequence[Any]) -> None:
        """Delete the rows of these objects that have another number than they get now."""
        stored = IndexEntry.objects.filter(
            content_type_id=content_type, object_id__in=[str(row.object_id) for row in rows]
        )
        kept = {row.id for row in rows}
        moved = [pk for pk in stored.values_list("pk", flat=True) if pk not in kept]
        if moved:
            IndexEntry.objects.filter(pk__in=moved).delete()

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Do nothing: BM25 weighs the length of a title itself."""


class SearchBackend(SQLiteSearchBackend):
    """SQLite FTS5 with the site's analysis."""

    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results
    index_class = Index

"""Search in PostgreSQL: the index answers, and ranks what the index gave."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.postgres.search import SearchRank, SearchVector, SearchVectorField
from django.db.models import BigIntegerField, F, Model, QuerySet, TextField, Value
from django.db.models.expressions import Combinable, CombinedExpression, Expression
from django.db.models.functions import Cast
from modelsearch.backends.database.postgres.postgres import (
    EMPTY_VECTOR,
    PostgresAutocompleteQueryCompiler,
    PostgresIndex,
    PostgresSearchBackend,
    PostgresSearchQueryCompiler,
    PostgresSearchResults,
)
from modelsearch.backends.database.postgres.weights import get_weight
from modelsearch.conf import get_app_config
from modelsearch.index import SearchField
from modelsearch.query import Fuzzy, MatchAll, Not, Phrase, PlainText
from modelsearch.utils import ADD, get_content_type_pk

from search.models.entry import NUMBERED

from .analysed import AnalysedObject, AnalysedQuery, FoldedQuery
from .numbered import NumberedResults
from .ranked import IndexWithoutStrays, RankedCompiler

IndexEntry = get_app_config().get_model("IndexEntry", require_ready=False)

# The length of titles is not used here: its column holds the number of what an object has in common
# with others (search.combinations), below zero so that it is never taken for a length.
# Terms are analysed already: PostgreSQL only takes them apart at the spaces.
CONFIG = "simple"
STORED = ("title", "title_norm", "body", "autocomplete", "title_text", "body_text")


class QueryCompiler(RankedCompiler, AnalysedQuery, PostgresSearchQueryCompiler):
    """Asks the stored vectors, in the very expression that has an index."""

    def index_matches(self, config: str | None) -> QuerySet[Any] | None:
        """Return the index rows that match, with the object's key and its relevance."""
        if isinstance(self.query, MatchAll | Not | Fuzzy):
            return None
        query = self.build_tsquery(self.query, config=config)
        vector = self._vector()
        return (
            IndexEntry.objects.filter(content_type__in=self.content_types())
            .alias(vector=vector)
            .filter(vector=query)
            .annotate(key=F("object_id"), score=SearchRank(vector, query, weights=self.sql_weights))
        )

    def numbered_matches(self, config: str | None) -> QuerySet[Any] | None:
        """Return the same with the number of what each row's object has in common with others."""
        found = self.index_matches(config)
        number = Cast(-F("title_norm"), BigIntegerField())
        return None if found is None else found.annotate(number=number)

    def without_number(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Return those rows whose objects have no such number."""
        return rows.filter(title_norm__gte=-NUMBERED)

    def build_tsquery_content(self, query: Any, config: Any = None, invert: bool = False) -> Any:
        """Return the query for words; what is not wanted is turned round as a whole."""
        if invert and isinstance(query, PlainText | Phrase):
            return ~super().build_tsquery_content(query, config=config)
        return super().build_tsquery_content(query, config=config, invert=invert)

    def _vector(self) -> Combinable:
        wanted = {"title" if name == "title" else "body" for name in self.fields or ()}
        if len(wanted) == 1:
            return F(wanted.pop())
        return CombinedExpression(F("title"), "||", F("body"), output_field=SearchVectorField())


class AutocompleteQueryCompiler(FoldedQuery, QueryCompiler, PostgresAutocompleteQueryCompiler):
    """Matches while typing: the last word is a beginning."""

    def _vector(self) -> Combinable:
        return F("autocomplete")


class Results(NumberedResults, PostgresSearchResults):
    """Pages and counts from the stored vectors."""


class Index(IndexWithoutStrays, PostgresIndex):
    """Stores analysed texts."""

    def add_items(self, model: type[Model], objs: Sequence[Any]) -> None:
        """Add objects of one model, or replace what is stored of them."""
        content_type = get_content_type_pk(model)
        rows = [_row(content_type, obj) for obj in objs]
        IndexEntry.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=STORED,
        )

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Do nothing: the rank doesn't use the lengths of titles."""


def _row(content_type: int, obj: Model) -> Any:
    texts = AnalysedObject(obj)
    title, body = list(texts.title()), list(texts.body())
    row = IndexEntry(content_type_id=content_type, object_id=str(obj.pk))
    row.title_norm = -float(getattr(obj, "combination_number", 0)) or 1.0
    row.title, row.body = _vector(title), _vector(body)
    row.title_text, row.body_text = _joined(title), _joined(body)
    row.autocomplete = _part(texts.autocomplete(), "D")
    return row


def _vector(texts: Iterable[tuple[SearchField, str]]) -> Expression:
    parts = [_part(terms, get_weight(field.boost)) for field, terms in texts if terms]
    return ADD(parts) if parts else EMPTY_VECTOR


def _part(terms: str, weight: str) -> SearchVector:
    return SearchVector(Value(terms, output_field=TextField()), config=CONFIG, weight=weight)


def _joined(texts: Iterable[tuple[SearchField, str]]) -> str:
    return " ".join(terms for _field, terms in texts)


class SearchBackend(PostgresSearchBackend):
    """PostgreSQL's full-text search with the site's analysis."""

    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    results_class = Results
    index_class = Index

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__({**params, "SEARCH_CONFIG": CONFIG})

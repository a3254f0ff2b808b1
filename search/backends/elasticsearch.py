"""Search in Elasticsearch 8.19. Terms come analysed; the engine takes them apart at the spaces."""

from typing import Any, ClassVar

from modelsearch.backends.elasticsearch8 import (
    Elasticsearch8AutocompleteQueryCompiler,
    Elasticsearch8Mapping,
    Elasticsearch8SearchBackend,
    Elasticsearch8SearchQueryCompiler,
)
from modelsearch.index import AutocompleteField, FilterField, RelatedFields

from search.analysis import LONGEST_TERM, SERBIAN, fold, normalise

from .analysed import AnalysedQuery, FoldedQuery, as_text, matches_nothing

NOTHING: dict[str, Any] = {"match_none": {}}


class Mapping(Elasticsearch8Mapping):
    """Stores analysed texts."""

    # The words of a query are whole: cut into beginnings they would match nearly everything.
    edgengram_analyzer_config: ClassVar[dict[str, str]] = {
        "analyzer": "edgengram_analyzer",
        "search_analyzer": "default",
    }

    def _get_document_field_data(self, field: Any, obj: Any) -> tuple[str, Any, list[Any]]:
        name, value, beginnings = super()._get_document_field_data(field, obj)
        if isinstance(field, RelatedFields | FilterField):
            return name, value, beginnings
        if isinstance(field, AutocompleteField):
            folded = fold(as_text(value))
            return name, folded, [folded]
        return name, normalise(as_text(value), getattr(obj, "search_language", SERBIAN)), []


class QueryCompiler(AnalysedQuery, Elasticsearch8SearchQueryCompiler):
    """Demands every word, as the databases do."""

    mapping_class = Mapping
    DEFAULT_OPERATOR = "and"

    def get_inner_query(self) -> dict[str, Any]:
        """Return the query without its filters."""
        return NOTHING if matches_nothing(self.query) else super().get_inner_query()


class AutocompleteQueryCompiler(FoldedQuery, Elasticsearch8AutocompleteQueryCompiler):
    """Matches while typing: every word may be a beginning."""

    mapping_class = Mapping
    DEFAULT_OPERATOR = "and"

    def get_inner_query(self) -> dict[str, Any]:
        """Return the query without its filters."""
        return NOTHING if matches_nothing(self.query) else super().get_inner_query()


class SearchBackend(Elasticsearch8SearchBackend):
    """Elasticsearch with the site's analysis."""

    mapping_class = Mapping
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    settings: ClassVar[dict[str, Any]] = {
        "settings": {
            "analysis": {
                "analyzer": {
                    # "default" is what every text field uses that names no other, for index and
                    # query.
                    "default": {"type": "custom", "tokenizer": "whitespace"},
                    "edgengram_analyzer": {
                        "type": "custom",
                        "tokenizer": "whitespace",
                        "filter": ["beginnings"],
                    },
                },
                "filter": {
                    "beginnings": {"type": "edge_ngram", "min_gram": 1, "max_gram": LONGEST_TERM},
                },
            },
        }
    }

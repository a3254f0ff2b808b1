"""Search in Elasticsearch 8.19. Terms come analysed; the engine takes them apart at the spaces."""

import contextlib
import json
import re
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from copy import copy
from datetime import timedelta
from functools import cache
from typing import Any, ClassVar

from django.db.models import Model
from django.utils import timezone
from elasticsearch import ApiError, ConnectionTimeout, Elasticsearch, NotFoundError, TransportError
from elasticsearch.helpers import bulk
from modelsearch.backends.elasticsearch8 import (
    Elasticsearch8AutocompleteQueryCompiler,
    Elasticsearch8Index,
    Elasticsearch8Mapping,
    Elasticsearch8SearchBackend,
    Elasticsearch8SearchQueryCompiler,
    Elasticsearch8SearchResults,
)
from modelsearch.backends.elasticsearchbase import (
    ElasticsearchAtomicIndexRebuilder,
    get_model_root,
)
from modelsearch.index import AutocompleteField, FilterField, RelatedFields
from modelsearch.query import And, Not
from modelsearch.utils import get_descendant_models

from search import away
from search.analysis import LONGEST_TERM, SERBIAN, fold, normalise
from search.models.entry import COUNTED, LABELS

from .analysed import AnalysedQuery, FoldedQuery, as_text, matches_nothing
from .facets import Among, Chosen, Counts, narrowed
from .prompt import PromptNode

NOTHING: dict[str, Any] = {"match_none": {}}
# A reader waits for an engine no longer than this in all before the database answers instead.
PATIENCE = 0.8
MOST_VALUES = 200
NOT_FOUND = 404
CONFLICT = 409
# An index that nobody named for so long was being filled by something that was stopped.
LEFT_BEHIND = timedelta(hours=2)
COLUMNS = {name: f"{name}_filter" for name in COUNTED}
# What reading an answer raises that is none.
NONSENSE = (AttributeError, KeyError, IndexError, TypeError, ValueError)
# The key is read from a column of its own: what is stored of each hit need not be unpacked.
ONLY_KEYS: dict[str, Any] = {"stored_fields": "_none_", "docvalue_fields": ["pk"]}
MOST_TRIES = 5

_clients: dict[str, Elasticsearch] = {}


def client(**options: Any) -> Elasticsearch:
    """Return the client for these options, the same one each time: its connections stay open."""
    name = json.dumps(options, sort_keys=True, default=str)
    if name not in _clients:
        _clients[name] = Elasticsearch(**options, node_class=PromptNode)
    return _clients[name]


class Mapping(Elasticsearch8Mapping):
    """Stores analysed texts, and facets of several values as such."""

    # The words of a query are whole: cut into beginnings they would match nearly everything.
    edgengram_analyzer_config: ClassVar[dict[str, str]] = {
        "analyzer": "edgengram_analyzer",
        "search_analyzer": "default",
    }

    def _get_document_field_data(self, field: Any, obj: Any) -> tuple[str, Any, list[Any]]:
        name, value, beginnings = super()._get_document_field_data(field, obj)
        if isinstance(field, FilterField) and field.field_name in LABELS:
            return name, value.split(), beginnings
        if isinstance(field, RelatedFields | FilterField):
            return name, value, beginnings
        if isinstance(field, AutocompleteField):
            folded = fold(as_text(value))
            return name, folded, [folded]
        terms = getattr(obj, "analysed", {}).get(field.field_name)
        if terms is None:
            terms = normalise(as_text(value), getattr(obj, "search_language", SERBIAN))
        return name, terms, []


class QueryCompiler(AnalysedQuery, Elasticsearch8SearchQueryCompiler):
    """Demands every word, as the databases do."""

    mapping_class = Mapping
    DEFAULT_OPERATOR = "and"

    def get_inner_query(self) -> dict[str, Any]:
        """Return the query without its filters."""
        return NOTHING if matches_nothing(self.query) else super().get_inner_query()

    def get_filters(self) -> list[dict[str, Any]]:
        """Return the filters, first that of the type: not needed where an index holds no other."""
        filters: list[dict[str, Any]] = super().get_filters()
        return filters[1:] if _is_alone(self.queryset.model) else filters

    def _process_lookup(
        self, field_path: Any, lookup: str, value: Any, *args: Any, **kwargs: Any
    ) -> Any:
        if lookup == "contains" and field_path[0].field_name in LABELS:
            lookup, value = "exact", value.strip()
        return super()._process_lookup(field_path, lookup, value, *args, **kwargs)

    def _compile_query(self, query: Any, field: Any, boost: float = 1.0) -> dict[str, Any]:
        """Return a part of the query for one of the columns that are asked side by side.

        What is left out is left out wherever it stands: a column that lacks it says nothing yet.
        The first column is the one that holds every text.
        """
        if isinstance(query, Not):
            field = self.remapped_fields[0]
        compiled: dict[str, Any] = super()._compile_query(query, field, boost)
        return compiled

    def _join_and_compile_queries(
        self, query: Any, fields: Any, boost: float = 1.0
    ) -> dict[str, Any]:
        """Return the query for several columns, what is left out once beside all of them."""
        unwanted = [part for part in getattr(query, "subqueries", ()) if isinstance(part, Not)]
        if not isinstance(query, And) or not unwanted or len(unwanted) == len(query.subqueries):
            compiled: dict[str, Any] = super()._join_and_compile_queries(query, fields, boost)
            return compiled
        wanted = [part for part in query.subqueries if part not in unwanted]
        inner = And(wanted) if len(wanted) > 1 else wanted[0]
        return {
            "bool": {
                "must": [super()._join_and_compile_queries(inner, fields, boost)],
                "must_not": [self._compile_query(part.subquery, fields[0]) for part in unwanted],
            }
        }


@cache
def _is_alone(model: type[Model]) -> bool:
    """Say whether no other model can stand in the index of ``model``."""
    return get_model_root(model) is model and get_descendant_models(model) == {model}


class AutocompleteQueryCompiler(FoldedQuery, Elasticsearch8AutocompleteQueryCompiler):
    """Matches while typing: every word may be a beginning."""

    mapping_class = Mapping
    DEFAULT_OPERATOR = "and"

    def get_inner_query(self) -> dict[str, Any]:
        """Return the query without its filters."""
        return NOTHING if matches_nothing(self.query) else super().get_inner_query()


class Results(Elasticsearch8SearchResults):
    """Pages and counts, asked by a client that does not wait long."""

    def _backend_do_search(self, body: Any, **kwargs: Any) -> Any:
        # Better no answer than one in which a part of the index is missing.
        answer = self.backend.quick.search(**body, **kwargs, allow_partial_search_results=False)
        if "hits" not in answer:
            raise TransportError("Not an answer to a search")
        return answer

    def _do_count(self) -> int:
        found = self.backend.count(self._index(), query=self.query_compiler.get_query())
        count = found - self.start
        return max(0, count if self.stop is None else min(count, self.stop - self.start))

    def look(self, chosen: Chosen, among: Among | None, stop: int) -> tuple[Counts, Sequence[int]]:
        """Return the counts of every facet and the total, of what ``chosen`` leaves, and the keys
        of its first ``stop``, best first: all in one request.
        """
        conditions = {name: {"term": {COLUMNS[name]: value}} for name, value in chosen.items()}
        answer = self._backend_do_search(
            {
                "query": self.query_compiler.get_query(),
                "post_filter": {"bool": {"filter": list(conditions.values())}},
                "aggregations": {name: _counted(name, conditions) for name in COUNTED},
            },
            index=self._index(),
            size=stop,
            track_total_hits=True,
            **ONLY_KEYS,
        )
        try:
            return _counts(answer), [int(hit["fields"]["pk"][0]) for hit in answer["hits"]["hits"]]
        except NONSENSE as failure:
            raise TransportError("Not an answer with counts") from failure

    def counts(self, chosen: Chosen, among: Among | None = None) -> Counts:
        """Return the counts alone."""
        return self.look(chosen, among, 0)[0]

    def how_many(self, chosen: Chosen, among: Among | None) -> int:
        """Return the total alone."""
        compiler = copy(self.query_compiler)
        compiler.queryset = narrowed(compiler.queryset, chosen)
        return type(self)(self.backend, compiler).count()

    def _index(self) -> str:
        model = self.query_compiler.queryset.model
        return str(self.backend.get_index_for_model(model).name)


def _counts(answer: Any) -> Counts:
    counts = Counts(int(answer["hits"]["total"]["value"]))
    for name in COUNTED:
        found = answer["aggregations"][name]
        for bucket in found.get("values", found)["buckets"]:
            if bucket["key"] != "":
                counts.by_facet[name][str(bucket["key"])] = int(bucket["doc_count"])
    return counts


def _counted(name: str, conditions: MappingOf[str, Any]) -> dict[str, Any]:
    """Return how the values of a facet are counted: with what was chosen of every other. A filter
    that lets everything through would cost a third of the server's time.
    """
    values = {"terms": {"field": COLUMNS[name], "size": MOST_VALUES}}
    of_others = [each for other, each in conditions.items() if other != name]
    if not of_others:
        return values
    return {"filter": {"bool": {"filter": of_others}}, "aggs": {"values": values}}


class Index(Elasticsearch8Index):
    """Keeps the newest of what it is told of one object, in whatever order it hears it."""

    def add_items(
        self, model: type[Model], items: Sequence[Any], *, only_if_whole: bool = False
    ) -> None:
        """Add objects of one model, or replace what is stored of them.

        ``only_if_whole`` writes to an index that a rebuilding finished and to no other: written to
        before, Elasticsearch would make one of its own, without our analysis, which answers
        readers' searches with an error and stands in the way of the real one.
        """
        mapping = self.mapping_class(model)
        actions = [
            {"_id": mapping.get_document_id(item), **_version(item), **mapping.get_document(item)}
            for item in items
        ]
        _send(self.es, actions, self.name, only_if_whole)


class Rebuilder(ElasticsearchAtomicIndexRebuilder):
    """Fills an index of its own, and gives it the name that is searched in one step."""

    def finish(self) -> None:
        """Let the name lead to the new index, and take away what had it before.

        In one request: asked one after the other, two that end at once, or a change that is told in
        between, leave an index where the name should be, and the server refuses the name.
        """
        self.index.refresh()
        add = {"add": {"index": self.index.name, "alias": self.alias.name}}
        for _ in range(MOST_TRIES):
            gone = [{"remove_index": {"index": name}} for name in self._outdated()]
            # Another one that ends now may have taken the same index away.
            with contextlib.suppress(NotFoundError):
                self.index.es.indices.update_aliases(actions=[*gone, add])
                return
        raise TransportError("The new index could not be given its name")

    def _outdated(self) -> list[str]:
        """Return what has the name, and what stopped rebuildings left behind."""
        names = f"{self.alias.name},{self.alias.name}_*"
        known = dict(self.index.es.indices.get(index=names, ignore_unavailable=True))
        oldest = (timezone.now() - LEFT_BEHIND).timestamp() * 1000
        ours = re.compile(rf"{re.escape(self.alias.name)}_[a-z0-9]{{7}}")
        known.pop(self.index.name, None)
        return [
            name
            for name, index in known.items()
            if name == self.alias.name
            or self.alias.name in index["aliases"]
            or (ours.fullmatch(name) and int(index["settings"]["index"]["creation_date"]) < oldest)
        ]


def _version(item: Any) -> dict[str, Any]:
    updated = getattr(item, "updated", None)
    if updated is None:
        return {}
    return {"version": int(updated.timestamp() * 1_000_000), "version_type": "external_gte"}


def _send(
    es: Elasticsearch, actions: Sequence[dict[str, Any]], index: str, only_if_whole: bool
) -> None:
    """Send actions; that the index knows something newer, or nothing to delete, is no failure."""
    _done, errors = bulk(
        es, actions, index=index, require_alias=only_if_whole, raise_on_error=False
    )
    for error in errors if isinstance(errors, list) else ():
        (result,) = error.values()
        if result["status"] not in (NOT_FOUND, CONFLICT):
            raise TransportError(f"Not indexed: {result['status']}")


class SearchBackend(Elasticsearch8SearchBackend):
    """Elasticsearch with the site's analysis.

    ``SHARDS`` and ``REPLICAS`` say how an index is laid out.
    """

    mapping_class = Mapping
    index_class = Index
    atomic_rebuilder_class = Rebuilder
    results_class = Results
    query_compiler_class = QueryCompiler
    autocomplete_query_compiler_class = AutocompleteQueryCompiler
    # What says that the server is not there, or not itself.
    AWAY = (TransportError, ApiError)
    MISSING = NotFoundError
    PATIENCE = PATIENCE
    client_class = staticmethod(client)
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

    def __init__(self, params: dict[str, Any]) -> None:
        layout = {
            "number_of_shards": params.pop("SHARDS", 1),
            "number_of_replicas": params.pop("REPLICAS", 0),
        }
        super().__init__(params)
        index = self.settings["settings"].setdefault("index", {})
        self.settings["settings"]["index"] = {**layout, **index}

    @property
    def _has_alias(self) -> bool:
        """Whether what is searched is a name that leads to an index, and no index itself."""
        return self.rebuilder_class is self.atomic_rebuilder_class

    @property
    def quick(self) -> Elasticsearch:
        """The client for who waits: raises one of ``AWAY`` when the time is over."""
        left = away.left(self.PATIENCE)
        if left <= 0:
            raise ConnectionTimeout("Asked long enough")
        # Of several nodes one may be down or hang: there is time to ask another.
        again = min(1, len(self.es.transport.node_pool) - 1)
        return self.es.options(
            request_timeout=left / (1 + again), max_retries=again, retry_on_timeout=again > 0
        )

    def count(self, index: str, **asked: Any) -> int:
        """Return how many documents an index holds, or how many match what is ``asked``. Raises
        one of ``AWAY``, and ``MISSING`` without such an index.
        """
        answer = self.quick.count(index=index, **asked)
        try:
            return int(answer["count"])
        except NONSENSE as failure:
            raise TransportError("Not an answer to a count") from failure

    def replace(
        self,
        model: type[Model],
        pks: Sequence[Any],
        objects: Sequence[Any],
        *,
        at_once: bool = False,
    ) -> None:
        """Make the index say of ``pks`` what ``objects`` say; those that are not among them go.

        ``at_once`` raises one of ``AWAY`` rather than wait longer than a reader would.
        """
        index = self.get_index_for_model(model)
        index.es = self.quick if at_once else self.es
        index.add_items(model, objects, only_if_whole=self._has_alias)
        gone = {str(pk) for pk in pks} - {str(obj.pk) for obj in objects}
        actions = [{"_op_type": "delete", "_id": pk} for pk in sorted(gone)]
        _send(index.es, actions, index.name, self._has_alias)
        index.refresh()

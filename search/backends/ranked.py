"""How a database answers a search in time that grows with the matches, not with their square.

modelsearch ranks with a subquery per row. Here the index is asked once: it gives the keys of what
matches, best first, and looks each up in the queryset that was searched, so that the queryset's
filters (who may see what) take part in counts and pages. The objects of one page are then fetched
by their keys.
"""

from collections.abc import Sequence
from typing import Any

from django.db.models import (
    AutoField,
    BigIntegerField,
    Count,
    Exists,
    F,
    IntegerField,
    Model,
    OuterRef,
    QuerySet,
    TextField,
)
from django.db.models.functions import Cast
from modelsearch.utils import get_descendants_content_types_pks

# As many as one page of results needs in one order.
ENOUGH = 50


class RankedCompiler:
    """Mixin for database compilers.

    A compiler gives ``index_matches(config)``: index rows that match, with ``key`` (the object's,
    as text) and ``score`` (higher is better), or ``None`` for a query that modelsearch's own way
    answers.
    """

    queryset: QuerySet[Any]
    fields: list[str] | None
    # The object's key as a number. A cast meets only keys of this model: content types are compared
    # while the index is read.
    key_of_object: Any = Cast(OuterRef("key"), output_field=BigIntegerField())
    best_first: Sequence[Any] = (F("score").desc(), "-pk")

    def index_matches(self, config: str | None) -> QuerySet[Any] | None:
        """Return the index rows that match the query."""
        raise NotImplementedError

    def matches(self, config: str | None) -> QuerySet[Any] | None:
        """Return the index rows that match and whose object is in the queryset that is searched."""
        if not _is_whole_number(self.queryset.model):
            return None
        found = self.index_matches(config)
        if found is None:
            return None
        return found.filter(Exists(self.queryset.order_by().filter(pk=self.key_of_object)))

    def content_types(self) -> list[int]:
        """Return the content types whose index rows belong to the model that is searched."""
        return get_descendants_content_types_pks(self.queryset.model)


class IndexWithoutStrays:
    """Mixin for database indexes: finds rows whose object is gone, whatever its columns."""

    entries: Any

    def delete_stale_model_entries(self, model: type[Model]) -> None:
        """Delete the rows of objects of ``model`` that are no more."""
        keys = model._default_manager.annotate(key_as_text=Cast("pk", TextField()))
        rows = self.entries.filter(content_type_id__in=get_descendants_content_types_pks(model))
        rows.exclude(object_id__in=keys.order_by().values("key_as_text")).delete()


def _is_whole_number(model: type[Model]) -> bool:
    key: Any = model._meta.pk
    while key.remote_field:
        key = key.target_field
    return isinstance(key, AutoField | IntegerField)


class RankedResults:
    """Mixin for database results: pages and counts come from the index rows."""

    query_compiler: Any
    backend: Any
    start: int
    stop: int | None
    _score_field: str | None

    def _matches(self) -> QuerySet[Any] | None:
        compiler = self.query_compiler
        return compiler.matches(compiler.get_config(self.backend))

    def _do_search(self) -> list[Model]:
        matches = self._matches()
        compiler = self.query_compiler
        if matches is None:
            own: Any = super()
            return list(own._do_search())
        if not compiler.order_by_relevance:
            return list(self._in_own_order(matches))
        page = self._first(matches)
        objects = {
            str(pk): obj for pk, obj in compiler.queryset.in_bulk([key for key, _ in page]).items()
        }
        found = [(objects[str(key)], score) for key, score in page if str(key) in objects]
        if self._score_field:
            for obj, score in found:
                setattr(obj, self._score_field, score)
        return [obj for obj, _score in found]

    def _first(self, matches: QuerySet[Any]) -> list[tuple[Any, float]]:
        """Return the keys and scores of the slice that is asked for, best first.

        Nearly all that matches is usually open: then the best of all that match, looked up at once,
        hold the slice, and no other match has to be looked up.
        """
        compiler = self.query_compiler
        order = compiler.best_first
        if self.stop is not None and self.stop <= ENOUGH:
            every = compiler.index_matches(compiler.get_config(self.backend))
            best = list(every.order_by(*order).values_list("key", "score")[: 2 * ENOUGH])
            keys = compiler.queryset.order_by().filter(pk__in=[int(key) for key, _score in best])
            there = set(keys.values_list("pk", flat=True))
            found = [row for row in best if int(row[0]) in there]
            if len(found) >= self.stop or len(best) < 2 * ENOUGH:
                return found[self.start : self.stop]
        rows = matches.order_by(*order).values_list("key", "score")
        return list(rows[self.start : self.stop])

    def _in_own_order(self, matches: QuerySet[Any]) -> QuerySet[Any]:
        queryset = self.narrowed()
        if not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        return queryset[self.start : self.stop]

    def narrowed(self) -> QuerySet[Any]:
        """Return the objects that match, from the side of the queryset that is searched."""
        compiler = self.query_compiler
        # The queryset narrows by itself: what is asked of the index need not ask it again.
        matches = compiler.index_matches(compiler.get_config(self.backend))
        keys = matches.order_by().annotate(number=Cast("key", BigIntegerField())).values("number")
        return compiler.queryset.filter(pk__in=keys)

    def _do_count(self) -> int:
        matches = self._matches()
        if matches is None:
            own: Any = super()
            return int(own._do_count())
        count = matches.count() - self.start
        return max(0, count if self.stop is None else min(count, self.stop - self.start))

    def facet(self, field_name: str) -> dict[Any, int]:
        """Count the matches for each value of a filter field, the most frequent value first."""
        matches = self._matches()
        if matches is None or self.query_compiler._get_filterable_field(field_name) is None:
            own: Any = super()
            return dict(own.facet(field_name))
        counted = self.narrowed().order_by().values(field_name).annotate(count=Count("pk"))
        return {row[field_name]: row["count"] for row in counted.order_by("-count")}

"""Narrowing a list by the address: what was chosen, what can be chosen, and what it leaves."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

T = TypeVar("T")
Label = str | Promise


@dataclass(frozen=True)
class Filter(Generic[T]):
    """One thing to narrow by: its name in the address, which values an item has of it, and the
    names of the values that occur, in the order to offer them.
    """

    name: str
    label: Label
    any_label: Label
    values: Callable[[T], Iterable[str]]
    labels: Callable[[Sequence[T]], Mapping[str, Label]]


def occurring(
    items: Iterable[T], values: Callable[[T], Iterable[str]], names: Mapping[str, Label]
) -> dict[str, Label]:
    """Return those of ``names`` whose value some item has."""
    found = {value for item in items for value in values(item)}
    return {value: label for value, label in names.items() if value in found}


def _readable(value: str) -> str:
    """Return a value as pages and feeds may repeat it: what can't be printed names nothing."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in value)


class Choice(Generic[T]):
    """What a visitor chose, applied to the items of a list."""

    def __init__(
        self,
        query: QueryDict,
        filters: Sequence[Filter[T]],
        items: Sequence[T],
        clear_url: str,
    ) -> None:
        self.items = items
        self._filters = filters
        self._clear_url = clear_url
        self.chosen = {
            filter_.name: value
            for filter_ in filters
            if (value := _readable(query.get(filter_.name, "")))
        }

    def also(self, query: QueryDict, *filters: Filter[T]) -> "Choice[T]":
        """Return the choice that ``query`` makes with ``filters`` before the others."""
        return Choice(query, [*filters, *self._filters], self.items, self._clear_url)

    @property
    def active(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.chosen)

    @property
    def clear_url(self) -> str:
        """Where nothing is chosen; nothing while that is the case."""
        return self._clear_url if self.chosen else ""

    def left(self, without: str = "") -> list[T]:
        """Return what the chosen values leave, not counting the filter named ``without``."""
        wanted = [
            (filter_, self.chosen[filter_.name])
            for filter_ in self._filters
            if filter_.name in self.chosen and filter_.name != without
        ]
        return [
            item
            for item in self.items
            if all(value in filter_.values(item) for filter_, value in wanted)
        ]

    @property
    def query(self) -> str:
        """What is chosen as an address says it, with its question mark; nothing for no choice."""
        return f"?{urlencode(self.chosen)}" if self.chosen else ""

    def with_value(self, name: str, value: str) -> str:
        """Return the query, with its question mark, that also chooses ``value`` for ``name``."""
        return f"?{urlencode({**self.chosen, name: value})}"

    def selects(self) -> list[dict[str, Any]]:
        """Return what the select component takes for each filter, with how many each value
        leaves.
        """
        return [
            {
                "id": f"filter-{filter_.name}",
                "name": filter_.name,
                "label": filter_.label,
                "any": filter_.any_label,
                "options": self.options(filter_),
            }
            for filter_ in self._filters
        ]

    def options(self, filter_: Filter[T]) -> list[dict[str, Any]]:
        """Return the values to offer for a filter, each with how many items it would leave."""
        counts: dict[str, int] = {}
        for item in self.left(without=filter_.name):
            for value in filter_.values(item):
                counts[value] = counts.get(value, 0) + 1
        chosen = self.chosen.get(filter_.name, "")
        options = [
            {
                "value": value,
                "label": label,
                "selected": value == chosen,
                "count": counts.get(value, 0),
            }
            for value, label in filter_.labels(self.items).items()
        ]
        if chosen and not any(option["selected"] for option in options):
            unknown = _("not among these")
            options.append({"value": chosen, "label": unknown, "selected": True, "count": 0})
        return options

    def told(self) -> list[tuple[Label, Label]]:
        """Return what is chosen as pairs of the filter's and the value's names."""
        return [
            (filter_.label, filter_.labels(self.items).get(value, _("not among these")))
            for filter_ in self._filters
            if (value := self.chosen.get(filter_.name))
        ]

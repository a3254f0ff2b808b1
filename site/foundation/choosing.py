"""Narrowing a list by the address: what was chosen, what can be chosen, and what it leaves."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar
from urllib.parse import urlencode

from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.http import Http404, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

T = TypeVar("T")
Label = str | Promise
# Of each filter, in their order.
Values = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Filter(Generic[T]):
    """One thing to narrow by: its name in the address, which values an item has of it, and the
    names of the values that occur, in the order to offer them. Items with a value that is
    ``only_by_name`` are left only where it was chosen.
    """

    name: str
    label: Label
    any_label: Label
    values: Callable[[T], Iterable[str]]
    labels: Callable[[Sequence[T]], Mapping[str, Label]]
    only_by_name: str = ""

    def leaves(self, values: Sequence[str], chosen: str) -> bool:
        """Say whether an item with these values is left when ``chosen`` is; empty: nothing is."""
        if chosen:
            return chosen in values
        return not self.only_by_name or self.only_by_name not in values


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

    @cached_property
    def _values(self) -> list[Values]:
        """What each item has of each filter."""
        return [tuple(tuple(each.values(item)) for each in self._filters) for item in self.items]

    @cached_property
    def _alike(self) -> Counter[Values]:
        """How many items have the same of every filter: few such groups make up a long list."""
        return Counter(self._values)

    @cached_property
    def _examples(self) -> list[T]:
        """The first item of each group, in the order of the list: all values occur in them."""
        first: dict[Values, T] = {}
        for item, values in zip(self.items, self._values, strict=True):
            first.setdefault(values, item)
        return list(first.values())

    def _groups_left(self, without: str) -> set[Values]:
        wanted = [
            (place, filter_, self.chosen.get(filter_.name, ""))
            for place, filter_ in enumerate(self._filters)
            if filter_.name != without
        ]
        return {
            values
            for values in self._alike
            if all(filter_.leaves(values[place], chosen) for place, filter_, chosen in wanted)
        }

    def left(self, without: str = "") -> list[T]:
        """Return what the chosen values leave, not counting the filter named ``without``."""
        groups = self._groups_left(without)
        if len(groups) == len(self._alike):
            return list(self.items)
        return [
            item for item, values in zip(self.items, self._values, strict=True) if values in groups
        ]

    def page(self, number: str | int, per_page: int) -> Page:
        """Return one page of what is left. Raises ``Http404`` where there is none."""
        try:
            return Paginator(self.left(), per_page).page(number)
        except (EmptyPage, PageNotAnInteger) as missing:
            raise Http404 from missing

    def context(self) -> dict[str, Any]:
        """Return what the narrowing component takes: itself, the selects that offer something, and
        how many there are and are left.
        """
        return {
            "choice": self,
            "selects": [select for select in self.selects() if select["options"]],
            "total": len(self.items),
            "left": len(self.left()),
        }

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
        counts: Counter[str] = Counter()
        place = self._filters.index(filter_)
        for values in self._groups_left(without=filter_.name):
            for value in values[place]:
                counts[value] += self._alike[values]
        chosen = self.chosen.get(filter_.name, "")
        options = [
            {
                "value": value,
                "label": label,
                "selected": value == chosen,
                "count": counts[value],
            }
            for value, label in filter_.labels(self._examples).items()
        ]
        if chosen and not any(option["selected"] for option in options):
            unknown = _("not among these")
            options.append({"value": chosen, "label": unknown, "selected": True, "count": 0})
        return options

    def told(self) -> list[tuple[Label, Label]]:
        """Return what is chosen as pairs of the filter's and the value's names."""
        return [
            (filter_.label, filter_.labels(self._examples).get(value, _("not among these")))
            for filter_ in self._filters
            if (value := self.chosen.get(filter_.name))
        ]

"""Which item comes next, and what a paper can bring at most. Pure.

A quiz goes through its items in order. A case goes where each choice leads.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from .codes import Mode
from .paper import Item, Paper


def next_item(paper: Paper, answers: Mapping[str, Any]) -> Item | None:
    """Return the item that is to be answered now, or ``None`` when all is answered."""
    if paper.mode == Mode.QUIZ:
        return next((item for item in paper.items if item.key not in answers), None)
    item = paper.items[0] if paper.items else None
    while item is not None and item.key in answers:
        choice = item.option(answers[item.key])
        item = paper.item(choice.goes_to) if choice and choice.goes_to else None
    return item


def most_points(paper: Paper) -> int:
    """Return what the paper can bring at most, in hundredths: in a case, on its best way."""
    if paper.mode == Mode.QUIZ:
        return sum(item.points for item in paper.items)
    known: dict[str, int] = {}
    return _most_from(paper, paper.items[0].key, known) if paper.items else 0


def problems_of(paper: Paper) -> Iterator[str]:
    """Yield what is wrong with the ways of a case, each as a code with a colon and a key.

    ``nowhere`` (a choice leads to no step), ``circle`` (it leads back), ``unreached``, ``dead end``
    (a step without two choices), ``best way`` (the best choices are not the way of most points).
    """
    steps = {item.key: item for item in paper.items}
    for item in paper.items:
        if len(item.options) < 2:
            yield f"dead end:{item.key}"
        for choice in item.options:
            if choice.goes_to and choice.goes_to not in steps:
                yield f"nowhere:{choice.goes_to}"
    if not paper.items:
        return
    seen: set[str] = set()
    circle = _circle(steps, paper.items[0].key, (), seen)
    if circle:
        yield f"circle:{circle}"
        return
    yield from (f"unreached:{key}" for key in steps if key not in seen)
    if _greedy(paper) != most_points(paper):
        yield f"best way:{paper.items[0].key}"


def _circle(steps: Mapping[str, Item], key: str, above: tuple[str, ...], seen: set[str]) -> str:
    if key in above:
        return key
    if key in seen:
        return ""
    seen.add(key)
    for choice in steps[key].options:
        if choice.goes_to in steps:
            found = _circle(steps, choice.goes_to, (*above, key), seen)
            if found:
                return found
    return ""


def _most_from(paper: Paper, key: str, known: dict[str, int]) -> int:
    if key not in known:
        item = paper.item(key)
        choices = item.options if item else ()
        known[key] = max(
            (
                choice.points + (_most_from(paper, choice.goes_to, known) if choice.goes_to else 0)
                for choice in choices
            ),
            default=0,
        )
    return known[key]


def _greedy(paper: Paper) -> int:
    """Return what the best choice of each step brings."""
    total = 0
    item: Item | None = paper.items[0]
    while item is not None and item.options:
        best = max(item.options, key=lambda choice: choice.points)
        total += best.points
        item = paper.item(best.goes_to) if best.goes_to else None
    return total

"""Many rows, some at a time: more than one query should name, or a process hold at once."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def in_batches(items: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """Yield ``items`` in their order, ``most`` at a time; nothing where there are none."""
    for start in range(0, len(items), most):
        yield items[start : start + most]

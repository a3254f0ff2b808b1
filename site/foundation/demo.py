"""The registry of demo content: each room brings its own, the command ``load_demo`` calls them in
order.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Loader:
    """A function that makes a room's demo content and, called again, changes nothing."""

    order: int
    name: str
    load: Callable[[], None]


_loaders: dict[str, Loader] = {}


def register_demo(order: int, name: str, load: Callable[[], None]) -> None:
    """Register a loader; lower ``order`` runs first (0 foundation, 10 site tree, 20 plan, 30 news,
    40 training).
    """
    _loaders[name] = Loader(order, name, load)


def loaders() -> list[Loader]:
    """Return the loaders in the order they run."""
    return sorted(_loaders.values())

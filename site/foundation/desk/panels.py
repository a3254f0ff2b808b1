"""What the desk's first page shows to whom. Rooms register a panel each; the foundation knows none
of what they list.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a panel.

    ``at`` (a day or an instant) is shown at its end, ``is_late`` makes it stand out, ``language``
    names the locale of what is not Serbian (``en``).
    """

    title: Text
    url: str = ""
    note: Text = ""
    at: date | None = None
    is_late: bool = False
    language: str = ""


@dataclass(frozen=True)
class DeskPanel:
    """One list on the desk's first page.

    ``objects(user)`` gives what this person may see, in order, as a queryset or a list: it is
    sliced, and empty for whoever has nothing there. ``describe(user, objects)`` makes the entries
    of a slice, in a number of queries that does not grow with it. ``shown_to(user)`` says whether
    the list concerns the person at all; ``nothing`` is what is said when it is empty.
    ``screen`` names the address of a screen that shows more of the same; without one, the list has
    a plain page of its own.
    """

    name: str
    heading: Text
    nothing: Text
    objects: Callable[[Any], Any]
    describe: Callable[[Any, Sequence[Any]], Iterable[Entry]]
    shown_to: Callable[[Any], bool] = lambda user: True
    icon: str = "list-ul"
    order: int = 500
    help_text: Text = ""
    screen: str = ""


_panels: dict[str, DeskPanel] = {}


def register_panel(panel: DeskPanel) -> None:
    """Add a panel, or replace the one of that name."""
    _panels[panel.name] = panel


def panels_for(user: Any) -> list[DeskPanel]:
    """Return the panels that concern ``user``, in order."""
    shown = [panel for panel in _panels.values() if panel.shown_to(user)]
    return sorted(shown, key=lambda panel: (panel.order, panel.name))


def panel_for(user: Any, name: str) -> DeskPanel | None:
    """Return the panel of that name if it concerns ``user``."""
    panel = _panels.get(name)
    return panel if panel is not None and panel.shown_to(user) else None

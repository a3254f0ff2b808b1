"""Forms of the desk as Wagtail builds them from panels, for whoever changes all of them."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from wagtail.admin.panels import InlinePanel, Panel
from wagtail.admin.viewsets.model import ModelViewSet


def change(viewsets: type[ModelViewSet], how: Callable[[Panel, Any], None]) -> None:
    """Call ``how(handler, model)`` with each form of these viewsets, whichever way its panels are
    given. A viewset without panels has none.
    """
    get_edit_handler = viewsets.get_edit_handler

    @wraps(get_edit_handler)
    def changed(self: Any) -> Panel | None:
        handler = get_edit_handler(self)
        if handler is not None:
            how(handler, self.model)
        return handler

    viewsets.get_edit_handler = changed


def all_within(panel: Panel) -> Iterator[Panel]:
    """Return a bound panel, and all that stand in it or in the rows that it repeats."""
    yield panel
    within = [panel.child_edit_handler] if isinstance(panel, InlinePanel) else []
    for each in (*getattr(panel, "children", ()), *within):
        yield from all_within(each)

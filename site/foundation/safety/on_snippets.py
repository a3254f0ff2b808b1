"""The panel stands at the top of every snippet that goes public by publishing; the form of whatever
is public as soon as it is saved refuses by itself.
"""

from functools import wraps
from typing import Any

from wagtail.admin.panels import TabbedInterface
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import DraftStateMixin
from wagtail.snippets.views.snippets import SnippetViewSet

from .forms import SafeForm
from .panel import SafetyPanel


def stand_on_snippets() -> None:
    """Put the panel into each form, whichever way its panels are given."""
    get_edit_handler = SnippetViewSet.get_edit_handler

    @wraps(get_edit_handler)
    def with_panel(self: Any) -> Any:
        handler = get_edit_handler(self)
        if issubclass(self.model, DraftStateMixin) and not has_panel(handler):
            first = handler.children[0] if isinstance(handler, TabbedInterface) else handler
            first.children.insert(0, SafetyPanel().bind_to_model(self.model))
        return _with_safe_form(handler, self.model)

    SnippetViewSet.get_edit_handler = with_panel


def stand_in_forms() -> None:
    """Let the forms of models without drafts refuse, unless a model's own form is named."""
    get_edit_handler = ModelViewSet.get_edit_handler

    @wraps(get_edit_handler)
    def with_form(self: Any) -> Any:
        handler = get_edit_handler(self)
        return handler and _with_safe_form(handler, self.model)

    ModelViewSet.get_edit_handler = with_form


def _with_safe_form(handler: Any, model: Any) -> Any:
    if not issubclass(model, DraftStateMixin):
        handler.base_form_class = handler.base_form_class or SafeForm
    return handler


def has_panel(panel: Any) -> bool:
    """Say whether the safety check stands in ``panel`` or inside it."""
    return isinstance(panel, SafetyPanel) or any(
        has_panel(child) for child in getattr(panel, "children", ())
    )

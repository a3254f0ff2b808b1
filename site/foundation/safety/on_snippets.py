"""The panel stands at the top of every snippet that goes public by publishing; the form of whatever
is public as soon as it is saved refuses by itself.
"""

from typing import Any

from wagtail.admin.panels import TabbedInterface
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import DraftStateMixin
from wagtail.snippets.views.snippets import SnippetViewSet

from ..edit_handlers import all_within, change
from .forms import SafeForm
from .panel import SafetyPanel


def stand_on_snippets() -> None:
    """Put the panel into each form of a snippet that is published."""
    change(SnippetViewSet, _with_panel)


def stand_in_forms() -> None:
    """Let the forms of models without drafts refuse, unless a model's own form is named."""
    change(ModelViewSet, _with_safe_form)
    change(SnippetViewSet, _with_safe_form)


def _with_panel(handler: Any, model: Any) -> None:
    if issubclass(model, DraftStateMixin) and not has_panel(handler):
        first = handler.children[0] if isinstance(handler, TabbedInterface) else handler
        first.children.insert(0, SafetyPanel().bind_to_model(model))


def _with_safe_form(handler: Any, model: Any) -> None:
    if not issubclass(model, DraftStateMixin):
        handler.base_form_class = handler.base_form_class or SafeForm


def has_panel(panel: Any) -> bool:
    """Say whether the safety check stands in ``panel`` or inside it."""
    return any(isinstance(each, SafetyPanel) for each in all_within(panel))

"""Forms that show each part of the plan what can be changed in it: all, or in a translation
words.
"""

from typing import Any, ClassVar

from wagtail.admin.panels import ObjectList, Panel
from wagtail.snippets.views.snippets import CreateView, EditView, PreviewOnEditView

from ..models.part import PlanPart


def bound(panels: list[Panel], model: type[Any]) -> Panel:
    """Return the panels as one, for the model."""
    return ObjectList(panels).bind_to_model(model)


class PartCreateView(CreateView):
    """Adds a part by hand: what the document would say of it is asked for too."""

    new_panels: ClassVar[list[Panel]] = []

    def get_panel(self) -> Panel:
        """Return the panels for something new."""
        return bound(self.new_panels, self.model)

    def get_form_class(self) -> Any:
        """Return the form that the panels make."""
        return self.panel.get_form_class()


class WordsOnly:
    """What the views of editing have in common: a translation keeps words, and shows only these."""

    object: PlanPart
    model: type[PlanPart]

    def is_translation(self) -> bool:
        """Whether the part is not its own original."""
        return not self.object.locale.is_default

    def words_panel(self) -> Panel:
        """Return the panels for a translation."""
        return bound(self.model.words_panels, self.model)


class PartEditView(WordsOnly, EditView):
    """Edits a part."""

    def get_panel(self) -> Panel:
        """Return the panels for what is edited."""
        return self.words_panel() if self.is_translation() else super().get_panel()

    def get_form_class(self) -> Any:
        """Return the form that the panels make."""
        return self.panel.get_form_class()


class PartPreviewView(WordsOnly, PreviewOnEditView):
    """Previews a part while it is edited, from the same form."""

    def get_form_class(self) -> Any:
        """Return the form that is being edited."""
        if self.is_translation():
            return self.words_panel().get_form_class()
        return super().get_form_class()

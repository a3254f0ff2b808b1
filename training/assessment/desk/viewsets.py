"""The bank of questions, quizzes and cases, as they are listed and edited."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import ObjectList, Panel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from foundation.desk.lists import ReadTogether, StateColumn
from foundation.desk.snippets import NeverChosen
from foundation.safety.panel import SafetyPanel

from ...desk_menu import HOOK, TrainersItem, add
from ...surveys.models import Survey
from ..models import Assessment, Question
from . import views
from .forms import QuestionForm


class QuestionViewSet(NeverChosen, ReadTogether, SnippetViewSet):
    """The bank of questions."""

    model = Question
    icon = "help"
    menu_hook = HOOK
    menu_order = 610
    menu_label = _("Bank of questions")
    list_display: ClassVar[list[Any]] = ["prompt", "slug", "kind", "sign", StateColumn()]
    list_filter: ClassVar[list[str]] = ["kind"]
    search_fields: ClassVar[list[str]] = ["slug", "prompt", "prompt_en"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form in which an indicator is chosen."""
        return self.get_edit_handler().get_form_class()

    def get_edit_handler(self) -> Panel:
        """Return the panels of a question."""
        panels = ObjectList([SafetyPanel(), *Question.panels], base_form_class=QuestionForm)
        return panels.bind_to_model(Question)


class AssessmentViewSet(NeverChosen, ReadTogether, SnippetViewSet):
    """Quizzes and cases."""

    model = Assessment
    icon = "tasks"
    menu_hook = HOOK
    menu_order = 620
    menu_label = _("Quizzes and cases")
    list_display: ClassVar[list[Any]] = ["title", "course", "mode", StateColumn()]
    read_with: ClassVar[tuple[str, ...]] = ("course",)
    list_filter: ClassVar[list[str]] = ["mode", "course"]
    search_fields: ClassVar[list[str]] = ["slug", "title", "title_en"]
    copy_view_enabled = False


class SurveyViewSet(NeverChosen, ReadTogether, SnippetViewSet):
    """Surveys."""

    model = Survey
    icon = "form"
    menu_hook = HOOK
    menu_order = 630
    menu_label = _("Surveys")
    list_display: ClassVar[list[Any]] = ["title", "slug", StateColumn()]
    copy_view_enabled = False


def register() -> None:
    """Register everything with Wagtail."""
    for viewset in (QuestionViewSet, AssessmentViewSet, SurveyViewSet):
        register_snippet(viewset)
    hooks.register("register_admin_urls", views.urls)
    add(TrainersItem, _("Gradebooks"), "gradebooks", "tasks", 500)

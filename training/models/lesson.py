"""A lesson: for those who are enrolled in its course."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from foundation.blocks import BodyField
from foundation.models import BasePage
from foundation.models.base_page import BasePageForm
from foundation.navigation import trail

from ..lessons.queries import standing_in
from ..lessons.recordings import LessonBody, refuse_open_files
from ..lessons.sections import sections_of


class LessonForm(BasePageForm):
    """The editing form: what is closed must lie where it is closed."""

    def clean(self) -> dict[str, Any]:
        """Say beside the body of a new lesson which recording lies elsewhere; one that is there
        knows its course.
        """
        cleaned = super().clean()
        if self.instance.pk is None:
            try:
                refuse_open_files(cleaned.get("body") or (), self.parent_page.specific)
            except ValidationError as refused:
                self.add_error(None, refused)
        return cleaned


class LessonPage(BasePage):
    """One lesson of the course it stands beneath."""

    base_form_class = LessonForm
    # Who reads it, and where they stand, is part of it.
    is_for_everybody = False
    lead = models.TextField(_("lead"), max_length=400, blank=True)
    body = BodyField(LessonBody(), verbose_name=_("text"))

    template = "training/lesson_page.html"
    parent_page_types: ClassVar[list[str]] = ["training.CoursePage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")

    @property
    def description(self) -> str:
        """The search description, or the lead where an editor gave none."""
        return self.search_description or self.lead

    def clean(self) -> None:
        """Refuse a recording that is not closed with the course. Raises ``ValidationError``."""
        super().clean()
        if self.path:
            refuse_open_files(self.body, self.get_parent().specific)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way here, the sections, and where this learner stands in them."""
        return {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
            "sections": sections_of(self.body),
            "standing": standing_in(request, self),
        }

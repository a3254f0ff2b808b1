"""A lesson: for those who are enrolled in its course."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from foundation.blocks import BodyField
from foundation.models import BasePage
from foundation.navigation import trail

from ..lessons.queries import standing_in
from ..lessons.sections import sections_of


class LessonPage(BasePage):
    """One lesson of the course it stands beneath."""

    # Who reads it, and where they stand, is part of it.
    is_for_everybody = False
    lead = models.TextField(_("lead"), max_length=400, blank=True)
    body = BodyField(verbose_name=_("text"))

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

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way here, the sections, and where this learner stands in them."""
        return {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
            "sections": sections_of(self.body),
            "standing": standing_in(request, self),
        }

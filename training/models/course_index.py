"""The list of courses."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Page

from foundation.models import BasePage
from foundation.navigation import trail
from foundation.sharing import Shared

from ..queries import beside_courses, course_teasers
from ..roles import open_courses


class CourseIndexPage(Shared, BasePage):
    """Every course there is, for anybody to read about."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)

    # A list says only what its pages say.
    needs_safety_review = False
    template = "training/course_index_page.html"
    # Home pages are another room's: where this page stands is asked by depth, not by their name.
    parent_page_types = None
    subpage_types: ClassVar[list[str]] = ["training.CoursePage"]
    max_count_per_parent = 1
    show_in_menus_default = True
    content_panels: ClassVar[list[Panel]] = [*BasePage.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = _("list of courses")
        verbose_name_plural = _("lists of courses")

    @classmethod
    def can_exist_under(cls, parent: Page) -> bool:
        """Say whether ``parent`` is a home page: the only place where this list stands."""
        return parent.depth == 2 and super().can_exist_under(parent)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new list is at once open to course administrators."""
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if is_new:
            open_courses(self)

    @property
    def description(self) -> str:
        """The search description, or the lead where an editor gave none."""
        return self.search_description or self.lead

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the courses, what stands beside them, and the way here."""
        return {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
            "teasers": course_teasers(request, self),
            "beside": beside_courses(),
        }

"""The list of courses."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from foundation.models import UnderHome
from foundation.navigation import trail

from ..queries import beside_courses, course_teasers
from ..roles import open_courses


class CourseIndexPage(UnderHome):
    """Every course there is, for anybody to read about."""

    # A list says only what its pages say.
    needs_safety_review = False
    template = "training/course_index_page.html"
    parent_page_types = None
    subpage_types: ClassVar[list[str]] = ["training.CoursePage"]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("list of courses")
        verbose_name_plural = _("lists of courses")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new list is at once open to course administrators."""
        is_new = self._state.adding
        super().save(*args, **kwargs)
        if is_new:
            open_courses(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the courses, what stands beside them, and the way here."""
        return {
            **super().get_context(request, *args, **kwargs),
            "trail": trail(request, self),
            "teasers": course_teasers(request, self),
            "beside": beside_courses(),
        }

"""The form in which a lesson is written."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

# Lessons have this form, so models are named when all are there.
from .. import models
from .pack.opened import Opened

if TYPE_CHECKING:
    from ..models import CoursePage

FILES = {"document": "document", "picture": "image"}


class LessonForm(WagtailAdminModelForm):
    """Chooses the course of a new lesson among those of its language; afterwards it stays there."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("course", None)
        elif "course" in self.fields:
            courses = self.fields["course"].queryset
            self.fields["course"].queryset = courses.filter(
                locale=self.instance.locale_id
            ).order_by("path")

    def clean(self) -> dict[str, Any]:
        """Refuse pictures and files that learners of the course may not have."""
        super().clean()
        cleaned: dict[str, Any] = self.cleaned_data
        course = self.instance.course if self.instance.pk else cleaned.get("course")
        if course is not None and cleaned.get("body"):
            try:
                refuse_closed_files(cleaned["body"], course)
            except ValidationError as refused:
                self.add_error("body", refused)
        return cleaned


def refuse_closed_files(body: Any, course: "CoursePage") -> None:
    """Raise ``ValidationError`` for pictures and files that the key of ``course`` doesn't open."""
    held = [block.value[FILES[block.block_type]] for block in body if block.block_type in FILES]
    files = [file for file in held if file]
    if not files:
        return
    shelf = models.CourseFiles.objects.get(course_key=course.translation_key).collection
    opened = Opened(course, [shelf.pk])
    astray = [str(file) for file in files if not opened.has_key_of(file)]
    if astray:
        said = _(
            "Learners of this course may not have this: %(names)s. Put a copy into the collection"
            " “%(shelf)s”."
        )
        raise ValidationError(said % {"shelf": shelf, "names": ", ".join(astray)})

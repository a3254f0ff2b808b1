"""The files of a course."""

from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from foundation.access_upkeep import refresh

if TYPE_CHECKING:
    from .course import CoursePage


class CourseFilesManager(models.Manager["CourseFiles"]):
    """Finds and makes the collections of courses."""

    @transaction.atomic
    def get_or_make(self, course: "CoursePage") -> "CourseFiles":
        """Return the files of ``course``, making a collection named after it the first time."""
        found = self.filter(course_key=course.translation_key).first()
        if found is not None:
            return found
        name = course.title[: Collection._meta.get_field("name").max_length]
        collection = Collection.get_first_root_node().add_child(name=name)
        return self.create(course_key=course.translation_key, collection=collection)


class CourseFiles(models.Model):
    """The collection that holds a course's pictures and documents.

    It belongs to the course in all its languages, and stays closed whatever becomes of the course's
    page: there is no moment in which a deleted course's files are public.
    """

    # Public pages tell of it: lists of courses, evidence of the plan.
    bumps_generation = True
    course_key = models.UUIDField(_("course"), unique=True, editable=False)
    collection = models.OneToOneField(
        Collection,
        verbose_name=_("collection"),
        on_delete=models.CASCADE,
        related_name="course_files",
    )

    objects = CourseFilesManager()

    class Meta:
        verbose_name = _("files of a course")
        verbose_name_plural = _("files of courses")

    def __str__(self) -> str:
        return str(self.collection)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, and store the key that the collection now demands."""
        super().save(*args, **kwargs)
        refresh(self.collection)

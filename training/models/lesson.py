"""A lesson: for those who are enrolled in its course."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max
from django.forms import Select
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel, PublishingPanel
from wagtail.models import (
    Collection,
    CollectionMember,
    DraftStateMixin,
    Locale,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    TranslatableMixin,
    WorkflowMixin,
)

from foundation import moment
from foundation.blocks import BodyField
from foundation.desk.preview import Previewed
from foundation.reader import decision, files_decided_by
from foundation.script import part_of_address
from foundation.translation import TranslatedFrom

from ..lessons.addresses import lesson_page
from ..lessons.form import LessonForm
from ..lessons.recordings import LessonBody, refuse_open_files
from .course import CoursePage
from .files import CourseFiles


class Lesson(
    Previewed,
    PreviewableMixin,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    TranslatedFrom,
    TranslatableMixin,
    CollectionMember,
    models.Model,
):
    """One lesson of a course, in one language.

    It lies in the collection of the course, whose key it demands beside what the page of the course
    does. In which course it is, and where in it, is no word of it: no draft holds or changes that.
    """

    course = models.ForeignKey(
        CoursePage, verbose_name=_("course"), on_delete=models.CASCADE, related_name="lessons"
    )
    # A collection with lessons in it stays.
    collection = models.ForeignKey(
        Collection,
        verbose_name=_("collection"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    # Where it stands in its course. What was made last comes last.
    sort_order = models.PositiveIntegerField(_("place"), default=0, editable=False)
    title = models.CharField(_("title"), max_length=255)
    slug = models.SlugField(
        _("address"),
        max_length=255,
        blank=True,
        help_text=_("Left empty, it is made from the title."),
    )
    lead = models.TextField(_("lead"), max_length=400, blank=True)
    body = BodyField(LessonBody(), verbose_name=_("text"))

    access_parent = "course"
    # What its readers see of it is kept for them.
    bumps_generation = True
    # Nothing goes out to learners before somebody other than its last editor looked at it.
    needs_safety_review = True
    base_form_class = LessonForm
    panels: ClassVar[list[Panel]] = [
        FieldPanel("title", required_on_save=True),
        # There are few of them: a list is quicker than the tree of pages.
        FieldPanel("course", widget=Select),
        FieldPanel("lead"),
        FieldPanel("body"),
        FieldPanel("slug"),
        PublishingPanel(),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering: ClassVar[list[str]] = ["course", "sort_order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("course", "slug"),
                name="training_lesson_address_once",
                violation_error_message=_("Another lesson of the course has this address."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save in the collection and the language of the course, a new one at its end."""
        self._settle()
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a recording that is not closed with the course, and another address for what was
        published. Raises ``ValidationError``.
        """
        super().clean()
        if self.course_id:
            refuse_open_files(self.body, self.course)
        published = type(self)._default_manager.filter(pk=self.pk, first_published_at__isnull=False)
        if self.pk and published.exclude(slug=self.slug).exists():
            raise ValidationError({"slug": _("A published address never changes.")})

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Put the lesson in its place, then validate."""
        self._settle()
        super().full_clean(*args, **kwargs)

    def _settle(self) -> None:
        if not self.course_id:
            return
        self.locale_id = self.course.locale_id
        if not self.collection_id:
            self.collection = CourseFiles.objects.get_or_make(self.course).collection
        beside = type(self)._default_manager.filter(course=self.course_id).exclude(pk=self.pk)
        if self._state.adding and not self.sort_order:
            self.sort_order = (beside.aggregate(last=Max("sort_order"))["last"] or 0) + 1
        if not self.slug:
            base = part_of_address(self.title)[:240] or "lekcija"
            taken = set(beside.values_list("slug", flat=True))
            self.slug = next(
                slug
                for number in range(1, len(taken) + 2)
                if (slug := base if number == 1 else f"{base}-{number}") not in taken
            )

    def with_content_json(self, content: Any) -> "Lesson":
        """Return the lesson as a draft has it, in the place where it stands now."""
        draft: Lesson = super().with_content_json(content)
        draft.course = self.course
        draft.collection_id, draft.sort_order = self.collection_id, self.sort_order
        return draft

    def copy_for_translation(self, locale: Locale, *args: Any, **kwargs: Any) -> "Lesson":
        """Return an unsaved copy in another language. Raises ``DoesNotExist`` where the course is
        not in that language.
        """
        copied: Lesson = super().copy_for_translation(locale, *args, **kwargs)
        copied.course = self.course.get_translation(locale)
        return copied

    @property
    def approved_schedule(self) -> bool:
        """Say whether a draft waits for its minute; a list has asked once for all that it shows."""
        known = getattr(self, "_approved_schedule", None)
        return bool(super().approved_schedule if known is None else known)

    @property
    def description(self) -> str:
        """One or two sentences: what the lead says."""
        return self.lead

    @property
    def last_checked(self) -> date | None:
        """The day on which somebody last said that all of the lesson is right."""
        return getattr(getattr(self, "review_date", None), "checked_on", None)

    def get_url(self, request: HttpRequest | None = None) -> str:
        """Return the lasting address, beneath the page of the course."""
        return f"{self.course.get_url(request)}{self.slug}/"

    def get_full_url(self) -> str:
        """Return the same with the name of the site."""
        return f"{self.course.get_full_url()}{self.slug}/"

    full_url = property(get_full_url)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """Return the template of the lesson's own page."""
        return "training/lesson.html"

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Serve the preview, with the files of the course: whoever may change a lesson may read it,
        and checks them before learners get them.
        """
        before = decision()

        def shows(file: Any) -> bool:
            of_course = file.collection_id == self.collection_id
            return before(file) or (of_course and file.is_shown_at(moment.now()))

        with files_decided_by(shows):
            response: HttpResponse = super().serve_preview(request, mode_name)
            return response.render() if isinstance(response, TemplateResponse) else response

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """Return what the lesson's own page shows."""
        return lesson_page(request, self, self.course)

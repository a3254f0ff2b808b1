"""Lessons as they are listed, put in order and edited."""

from typing import Any, ClassVar

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import EditView, IndexView, ReorderView, SnippetViewSet

from foundation import generation
from foundation.desk.snippets import NeverChosen

from ...desk_menu import HOOK
from ...models import Lesson
from ..upkeep import KIND
from . import stopping
from .drafts import with_steps
from .translating import state_of, with_english

ORDER = "sort_order"


class LessonIndexView(IndexView):
    """The lessons by course. Those of one course are put in order by dragging them."""

    def get_base_queryset(self) -> QuerySet[Lesson]:
        """Return the lessons with what the list says of each."""
        lessons = super().get_base_queryset().select_related("course", "locale", "latest_revision")
        return with_english(with_steps(lessons))

    def get_valid_orderings(self) -> list[str]:
        """Offer their own order where the lessons of one course are shown."""
        own = [ORDER] if self._course() else []
        return [*super().get_valid_orderings(), *own]

    @cached_property
    def reorder_button(self) -> Button | None:
        """The way to put the lessons that are shown in order."""
        course = self._course()
        return self._order_of(course, self.locale) if course and self.get_reorder_url() else None

    def get_list_more_buttons(self, instance: Lesson) -> list[Any]:
        """Offer the order of the course, and the English text, beside what Wagtail offers."""
        order = self._order_of(str(instance.course_id), instance.locale)
        offered = [side_by_side(instance), date_of_checking(instance), order]
        offered = offered if self._may_change else []
        if instance.live and self._may_take_down:
            offered.append(stopping.button(instance))
        return [*super().get_list_more_buttons(instance), *offered]

    # Asked once, not for each row.
    @cached_property
    def _may_change(self) -> bool:
        return bool(self.permission_policy.user_has_permission(self.request.user, "change"))

    @cached_property
    def _may_take_down(self) -> bool:
        return stopping.may_take_down(self.request.user)

    def _course(self) -> str:
        asked = self.request.GET.getlist("course")
        return asked[0] if len(asked) == 1 and not self.is_searching else ""

    def _order_of(self, course: str, locale: Any) -> Button:
        query = f"?course={course}&locale={locale.language_code}&ordering={ORDER}"
        return Button(
            _("Order of the lessons"), url=self.index_url + query, icon_name="list-ul", priority=40
        )


class LessonEditView(EditView):
    """A lesson, with the way to its English text."""

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Offer both texts side by side, and the date, beside what Wagtail offers."""
        own = [side_by_side(self.object), date_of_checking(self.object)]
        if self.object.live and stopping.may_take_down(self.request.user):
            own.append(stopping.button(self.object))
        return [*super().header_more_buttons, *own]


def side_by_side(lesson: Lesson) -> Button:
    """Return the way to both texts."""
    return Button(
        _("Serbian and English side by side"),
        url=reverse("lesson_side_by_side", args=[lesson.pk]),
        icon_name="globe",
        priority=50,
    )


def date_of_checking(lesson: Lesson) -> Button:
    """Return the way to when a lesson was checked, and by when it must be again."""
    return Button(
        _("Date of checking"),
        url=reverse("desk_review", args=[KIND, lesson.pk]),
        icon_name="calendar-check",
        priority=45,
    )


class LessonReorderView(ReorderView):
    """Puts a lesson in another place of its course, in every language."""

    def get_queryset(self) -> QuerySet[Lesson]:
        """Return the lessons of the course in their order."""
        course = get_object_or_404(Lesson, pk=self.kwargs["pk"]).course_id
        lessons: QuerySet[Lesson] = super().get_queryset()
        return lessons.filter(course=course)

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move the lesson, and its translations with it."""
        response: HttpResponse = super().post(request, *args, **kwargs)
        for lesson in self.get_queryset():
            others = Lesson.objects.filter(translation_key=lesson.translation_key)
            others.update(sort_order=lesson.sort_order)
        # An update tells nobody: what was kept of the other languages has the old order.
        generation.bump()
        return response


class LessonViewSet(NeverChosen, SnippetViewSet):
    """Lessons."""

    model = Lesson
    icon = "doc-full"
    menu_hook = HOOK
    menu_order = 600
    menu_label = _("Lessons")
    index_view_class = LessonIndexView
    edit_view_class = LessonEditView
    reorder_view_class = LessonReorderView
    sort_order_field = ORDER
    list_display: ClassVar[list[Any]] = [
        "title",
        "course",
        Column(ORDER, label=_("Place"), accessor=ORDER),
        LiveStatusTagColumn(),
        Column("english", label=_("In English"), accessor=state_of),
    ]
    list_filter: ClassVar[list[str]] = ["course"]
    search_fields: ClassVar[list[str]] = ["title", "lead", "slug"]
    copy_view_enabled = False

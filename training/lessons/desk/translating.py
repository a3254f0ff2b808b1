"""A lesson in Serbian and English side by side, as pages are compared."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Locale
from wagtail.permissions import policy_registry

from foundation.desk.translating.comparing import compare
from foundation.desk.translating.declaring import take_word
from foundation.desk.translating.missing import say_missing
from foundation.translation import original_of, stale_since

from ...models import Lesson
from ..services import begin_english


def with_english(lessons: QuerySet[Lesson]) -> QuerySet[Lesson]:
    """Add to each lesson whether its English is published, and says what it says now."""
    english = Lesson.objects.filter(
        translation_key=OuterRef("translation_key"), locale__language_code="en", live=True
    )
    same = english.filter(translated_from=OuterRef("live_revision"))
    return lessons.annotate(has_english=Exists(english), is_current=Exists(same))


def state_of(lesson: Any) -> str:
    """Return in words how the English of a lesson from :func:`with_english` stands."""
    if not lesson.has_english:
        return _("not in English")
    return _("up to date") if lesson.is_current else _("outdated")


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Show both texts unit by unit; take the word that they say the same."""
    lesson = _lesson(request, pk)
    english = _english(lesson)
    if english is None:
        return _missing(request, lesson)
    if request.method == "POST":
        return _declare(request, english)
    context = {
        "original": original_of(english),
        "translation": english,
        "comparison": compare(english),
        "stale_since": stale_since(english),
        "may_edit": True,
        "edit_url": _edit_url(english),
    }
    return TemplateResponse(request, "foundation/desk/side_by_side.html", context)


def _missing(request: HttpRequest, lesson: Lesson) -> HttpResponse:
    begin, above = None, None
    if _place_of_english(lesson) is not None:
        begin = (reverse("lesson_begin_english", args=[lesson.pk]), _("Begin the English lesson"))
    elif lesson.locale.is_default:
        words = _("The course is not in English either. Begin with that one:")
        above = (words, reverse("desk_side_by_side", args=[lesson.course_id]), lesson.course)
    return say_missing(
        request,
        about=lesson,
        missing=_("This lesson is not in English yet."),
        begin=begin,
        above=above,
    )


@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the English lesson of a Serbian one and open its form; open it where it is there."""
    lesson = _lesson(request, pk)
    course = _place_of_english(lesson)
    draft = _english(lesson)
    if draft is None:
        if course is None:
            raise PermissionDenied
        draft = begin_english(lesson=lesson, course=course, user=request.user)
        messages.success(
            request,
            _(
                "The English lesson is begun, as a draft with the Serbian words: write English over"
                " them. Then save and submit it."
            ),
        )
    return redirect(_edit_url(draft))


def _lesson(request: HttpRequest, pk: int) -> Lesson:
    policy = policy_registry.get_by_type(Lesson)
    if not policy.user_has_permission(request.user, "change"):
        raise PermissionDenied
    return get_object_or_404(Lesson.objects.select_related("locale", "course"), pk=pk)


def _english(lesson: Lesson) -> Any:
    """Return the English lesson of ``lesson``, or itself when it is one."""
    if not lesson.locale.is_default:
        return lesson if original_of(lesson) is not None else None
    return lesson.get_translations().filter(locale__language_code="en").first()


def _place_of_english(lesson: Lesson) -> Any:
    """Return the English page of the course; ``None`` if it is missing, or for English itself."""
    english = Locale.objects.get(language_code="en")
    if lesson.locale_id == english.pk:
        return None
    return lesson.course.get_translation_or_none(english)


def _edit_url(lesson: Lesson) -> str:
    return reverse(Lesson.snippet_viewset.get_url_name("edit"), args=[lesson.pk])


def _declare(request: HttpRequest, english: Lesson) -> HttpResponse:
    take_word(request, english, _("Noted: the English lesson says what the Serbian one says."))
    return redirect(reverse("lesson_side_by_side", args=[english.pk]))

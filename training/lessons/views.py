"""Saying that a lesson was read, and keeping one's place in it. Opening a page notes nothing."""

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.access import get_visible_or_404, visible_to
from foundation.captions import in_language
from foundation.models import SiteDocument
from foundation.ranges import with_ranges

from ..assessment.views.shell import SAFE, closed, not_allowed
from ..models import CoursePage, Lesson
from .pack import pack_of
from .queries import Reading, lessons_of, reading_or_404, way_through
from .recordings import captions_in
from .sections import sections_of
from .services import keep_place, note_lesson_read


def read(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the lesson was read, and lead to the next one that was not."""
    reading = reading_or_404(request.user, pk)
    if request.method != "POST":
        return not_allowed("POST")
    note_lesson_read(enrolment=reading.enrolment, lesson=reading.original)
    return closed(_onward(request, reading))


def _onward(request: HttpRequest, reading: Reading) -> HttpResponse:
    title, enrolment = reading.lesson.title, reading.enrolment.pk
    steps = way_through(request, reading.course).steps
    here = next((at for at, step in enumerate(steps) if step.lesson.pk == reading.lesson.pk), 0)
    following = [step for step in (*steps[here + 1 :], *steps[:here]) if not step.is_read]
    if following:
        messages.success(request, _("Noted: you have read “%(title)s”.") % {"title": title})
        # Into another language nobody is led without a word: their group says it before the link.
        is_here = not following[0].lang
        return redirect(following[0].url) if is_here else redirect("my_group", enrolment)
    messages.success(request, _("You have read every lesson of this course."))
    return redirect("my_group", enrolment)


def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the section in which one stopped. ``quiet`` answers with nothing, for the script."""
    reading = reading_or_404(request.user, pk)
    if request.method != "POST":
        return not_allowed("POST")
    sent = request.POST.get("section", "")
    last = len(sections_of(reading.lesson.body))
    # What is no number, or is past the end of a lesson that was shortened, is the beginning.
    section = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 5 else 0
    section = section if section <= last else 0
    keep_place(enrolment=reading.enrolment, lesson=reading.original, section=section)
    if request.POST.get("quiet"):
        return closed(HttpResponse(status=204))
    messages.success(request, _("Your place is kept. You can go on from here on any device."))
    return closed(redirect(f"{reading.lesson.get_url(request)}#deo-{section}"))


def captions(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    """Send the captions of a recording, in the script of the address, to who may open the lesson
    and the file.
    """
    lesson = get_visible_or_404(request.user, Lesson.objects.all(), pk=pk)
    get_visible_or_404(request.user, SiteDocument.objects.all(), pk=document)
    words = captions_in(lesson, document)
    if not words:
        raise Http404
    if request.method not in SAFE:
        return not_allowed(*SAFE)
    language: Any = get_language()
    text = in_language(words, language)
    return closed(HttpResponse(text, content_type="text/vtt; charset=utf-8"))


def pack(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the lessons of a course as one ZIP, to who may open them: to learn without a line."""
    course = visible_to(request.user, CoursePage.objects.filter(pk=pk)).first()
    lessons = lessons_of(request.user, course) if course else []
    if course is None or not lessons:
        raise Http404
    if request.method not in SAFE:
        return not_allowed(*SAFE)
    path = pack_of(course, lessons)
    whole = FileResponse(path.open("rb"), as_attachment=True, filename=f"{course.slug}.zip")
    response: HttpResponse = with_ranges(request, whole)
    return closed(response)

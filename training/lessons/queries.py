"""What is asked of lessons and of how far somebody came, each in a fixed number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import get_language
from wagtail.models import Locale, Page

from foundation.access import visible_to
from foundation.keeping.parts import kept_beside
from foundation.script.context import lang_tag

# The pages ask these questions of themselves, so they are named when all models are there.
from .. import models
from ..cohorts.models import Cohort, Enrolment
from ..cohorts.queries import enrolments_of
from .models import LessonProgress

if TYPE_CHECKING:
    from ..models import Lesson


@dataclass(frozen=True)
class Step:
    """A lesson on somebody's way through a course, with how far they came in it."""

    lesson: "Lesson"
    url: str
    is_read: bool = False
    section: int = 0

    @property
    def title(self) -> str:
        """The lesson's title."""
        return self.lesson.title

    @property
    def lang(self) -> str:
        """The language of the lesson where it is another than the reader's, else nothing."""
        if self.lesson.locale.language_code == (get_language() or "sr").partition("-")[0]:
            return ""
        return lang_tag(self.lesson.locale.language_code)

    @property
    def resume_url(self) -> str:
        """The address of the place where they stopped."""
        return f"{self.url}#deo-{self.section}" if self.section else self.url


@dataclass(frozen=True)
class Way:
    """The lessons of a course in their order, and where to go on: ``None`` when all are read.
    ``course_id`` is the course that has them all.
    """

    steps: tuple[Step, ...] = ()
    onward: Step | None = None
    is_begun: bool = False
    is_learner: bool = False
    course_id: int = 0
    enrolment: Enrolment | None = None

    @property
    def read(self) -> int:
        """How many lessons are read."""
        return sum(step.is_read for step in self.steps)

    @property
    def total(self) -> int:
        """How many lessons there are."""
        return len(self.steps)

    @property
    def is_translated(self) -> bool:
        """Say whether every lesson is in the reader's language."""
        return not any(step.lang for step in self.steps)

    @property
    def is_original(self) -> bool:
        """Say whether no lesson is in the reader's language."""
        return bool(self.steps) and all(step.lang for step in self.steps)


def enrolment_for(user: Any, course_key: Any) -> Enrolment | None:
    """Return the enrolment by which ``user`` reads a course now: the newest of those open."""
    mine = enrolments_of(user).filter(cohort__edition__course__translation_key=course_key)
    return mine.order_by("-active_from", "-pk").first()


def way_through(request: HttpRequest, course: Page) -> Way:
    """Return the lessons beneath ``course`` that this visitor may open, as steps."""
    user = request.user
    lessons = kept_beside(request, course, "lessons", lambda: _to_follow(user, course))
    if not lessons:
        return Way()
    # The pack is in one language: that of the course which has every lesson.
    others = (each.course_id for each in lessons if each.course_id != course.pk)
    whole = next(others, course.pk)
    enrolment = enrolment_for(user, course.translation_key)
    if enrolment is None:
        readable = tuple(Step(each, each.get_url(request)) for each in lessons)
        return Way(readable, course_id=whole)
    way = _way(request, lessons, _progress([enrolment]))
    return replace(way, course_id=whole, enrolment=enrolment)


def _to_follow(user: Any, course: Page) -> "list[Lesson]":
    """Return what ``user`` may open of a course, in its language where there is a translation."""
    default = Locale.get_default()
    is_translated = course.locale_id != default.pk
    original = (course.get_translation_or_none(default) if is_translated else None) or course
    return _in_language(course, original, _by_course(user, course, original))


def lessons_of(user: Any, course: Page) -> "list[Lesson]":
    """Return the lessons of ``course`` that ``user`` may open, in their order."""
    lessons = list(visible_to(user, in_order(course)))
    for lesson in lessons:
        lesson.course = course
    return lessons


def _by_course(user: Any, *courses: Page) -> "dict[int, list[Lesson]]":
    """Return the lessons that ``user`` may open, without their texts, by the number of their
    course.
    """
    known = {course.pk: course for course in courses}
    found: dict[int, list[Lesson]] = {}
    for lesson in visible_to(user, in_order(*known.values()).defer("body")):
        # What its address is made of is read already.
        lesson.course = known[lesson.course_id]
        found.setdefault(lesson.course_id, []).append(lesson)
    return found


def _in_language(course: Page, original: Page, found: "dict[int, list[Lesson]]") -> "list[Lesson]":
    """Return the lessons of ``original``, each as ``course``, its translation, has it. One that
    nobody translated yet is better in the original language than left out.
    """
    translated = {each.translation_key: each for each in found.get(course.pk, [])}
    lessons = [translated.pop(each.translation_key, each) for each in found.get(original.pk, [])]
    return [*lessons, *translated.values()]


def in_order(*courses: Page) -> "QuerySet[Lesson]":
    """Return the lessons of ``courses`` in their order, whoever may open them."""
    lessons = models.Lesson.objects.filter(course__in=[course.pk for course in courses])
    return lessons.select_related("locale").order_by("course", "sort_order", "pk")


def ways_through(request: HttpRequest, enrolments: Iterable[Enrolment]) -> dict[int, Way]:
    """Return the way of each of somebody's own enrolments, by its id, in the language in use."""
    taken = list(enrolments)
    originals = {each.pk: each.cohort.edition.course for each in taken}
    courses = {pk: course.localized for pk, course in originals.items()}
    found = _by_course(request.user, *courses.values(), *originals.values())
    progress = _progress(taken)
    return {
        pk: _way(
            request,
            _in_language(course, originals[pk], found),
            {key: row for key, row in progress.items() if key[0] == pk},
        )
        for pk, course in courses.items()
    }


def _progress(enrolments: list[Enrolment]) -> dict[tuple[int, Any], LessonProgress]:
    rows = LessonProgress.objects.filter(enrolment__in=enrolments).select_related("lesson")
    return {(row.enrolment_id, row.lesson.translation_key): row for row in rows}


def _way(
    request: HttpRequest,
    lessons: "list[Lesson]",
    progress: dict[tuple[int, Any], LessonProgress],
) -> Way:
    noted = {key: row for (_enrolment, key), row in progress.items()}
    steps = []
    for lesson in lessons:
        row = noted.get(lesson.translation_key)
        steps.append(
            Step(
                lesson,
                lesson.get_url(request),
                is_read=bool(row and row.read_at),
                section=row.section if row else 0,
            )
        )
    return Way(tuple(steps), _onward(steps, noted), is_begun=bool(noted), is_learner=True)


def _onward(steps: list[Step], noted: dict[Any, LessonProgress]) -> Step | None:
    """Return the unread lesson in which one stopped last, else the first unread one."""
    unread = [step for step in steps if not step.is_read]
    placed = [
        (row.placed_at, -number, step)
        for number, step in enumerate(unread)
        if (row := noted.get(step.lesson.translation_key)) and row.placed_at
    ]
    if placed:
        return max(placed, key=lambda each: each[:2])[2]
    return unread[0] if unread else None


@dataclass(frozen=True)
class Reading:
    """A lesson as one learner reads it: by which enrolment, and of which lesson, the one in the
    original language, progress is noted.
    """

    lesson: "Lesson"
    course: Page
    enrolment: Enrolment
    original: "Lesson"


def reading_of(user: Any, lesson: "Lesson") -> Reading | None:
    """Return how ``user``, who may open ``lesson``, reads it now; ``None`` for who is no learner of
    its course, and for a lesson that is not in the original language.
    """
    enrolment = enrolment_for(user, lesson.course.translation_key)
    found = _original_of(user, lesson, enrolment) if enrolment else None
    return Reading(lesson, lesson.course, enrolment, found) if enrolment and found else None


def _original_of(user: Any, lesson: "Lesson", enrolment: Enrolment) -> "Lesson | None":
    """Return the lesson of which progress is noted, if ``user`` may open it."""
    of_course = visible_to(user, in_order(enrolment.cohort.edition.course))
    return of_course.filter(translation_key=lesson.translation_key).first()


@dataclass(frozen=True)
class Standing:
    """What the page of a lesson says of its reader, and which lessons stand beside it."""

    way: Way
    here: Step | None
    number: int
    before: Step | None
    after: Step | None
    can_note: bool


def standing_in(request: HttpRequest, lesson: "Lesson") -> Standing:
    """Return where a lesson stands in its course, for this visitor."""
    way = way_through(request, lesson.course)
    steps = way.steps
    at = next((at for at, step in enumerate(steps) if step.lesson.pk == lesson.pk), None)
    if at is None:
        return Standing(way, None, 0, None, None, can_note=False)
    return Standing(
        way,
        steps[at],
        at + 1,
        steps[at - 1] if at else None,
        steps[at + 1] if at + 1 < len(steps) else None,
        can_note=_can_note(request.user, way, lesson),
    )


def _can_note(user: Any, way: Way, lesson: "Lesson") -> bool:
    """Say whether this learner's progress in ``lesson``, which is on their way, can be noted."""
    if way.enrolment is None:
        return False
    # A lesson of the course in its original language is the one that is noted.
    if lesson.course_id == way.enrolment.course_id:
        return True
    return _original_of(user, lesson, way.enrolment) is not None


def reading_or_404(user: Any, pk: int) -> Reading:
    """Return how ``user`` reads the lesson with that key. Raises ``Http404`` for everybody else."""
    lesson = visible_to(user, models.Lesson.objects.filter(pk=pk)).first()
    reading = reading_of(user, lesson) if lesson else None
    if reading is None:
        raise Http404
    return reading


def read_every_lesson(cohort: Cohort) -> set[int]:
    """Return the enrolments of a group that read every lesson of its course that is published.

    A course without a lesson was read by nobody, as a group without sessions attended none.
    """
    lessons = models.Lesson.objects.filter(course=cohort.edition.course_id, live=True)
    total = lessons.count()
    read = LessonProgress.objects.filter(
        enrolment__cohort=cohort, lesson__in=lessons.order_by(), read_at__isnull=False
    )
    rows = read.order_by().values("enrolment").annotate(times=Count("pk"))
    return {row["enrolment"] for row in rows if row["times"] == total}

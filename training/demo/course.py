"""Publishes the demonstration's two courses: their pages in two languages, lessons and a file."""

from datetime import timedelta
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from foundation.models import BasePage, User
from foundation.publishing import publish, translate
from foundation.translation import mark_translated
from portal.api import activities_for_choice

from ..cohorts.services import begin_edition, enrol_person, publish_edition
from ..lessons.queries import in_order
from ..lessons.services import keep_place, note_lesson_read
from ..models import (
    Cohort,
    CourseActivity,
    CourseFiles,
    CourseIndexPage,
    CoursePage,
    Enrolment,
    Lesson,
    Person,
)
from . import handout, recording
from .texts import course_fields, english_lessons, lesson_fields, lessons, read

# Made with the demonstration's other accounts, after all content: each follows a group of its own,
# which is nothing to the other.
TRAINEE = "polaznik@demo.example"
OTHER_TRAINEE = "polaznik2@demo.example"
GROUPS = {TRAINEE: ("Полазник 1", "Прва група"), OTHER_TRAINEE: ("Полазник 2", "Друга група")}
FILMED = "lekcija-4"

P = TypeVar("P", bound=BasePage)


def prepare() -> None:
    """Make what is missing of the courses, their lessons and the file."""
    texts = read()
    serbian, english = texts["sr"], texts["en"]
    home = Site.objects.get(is_default_site=True).root_page
    english_home = home.get_translation(Locale.objects.get(language_code="en"))
    index = _first(CourseIndexPage, home, {**serbian["index"], "show_in_menus": True})
    english_index = translate(index, english_home, {**english["index"], "show_in_menus": True})
    for told in (texts, read("children")):
        course = _course(told, index, english_index)
        if "handout" in told["sr"]:
            _handed_out(course, told["sr"])
        _teach(course, lessons(told["lessons"]), serbian["notice"])
        _teach_in_english(course, told["lessons"], english)


def _course(texts: dict[str, Any], index: Page, english_index: Page) -> CoursePage:
    """Return a course, published in both languages if it is not there."""
    fields = course_fields(texts["sr"]["course"], texts)
    found = CoursePage.objects.child_of(index).filter(slug=fields["slug"]).first()
    if found is not None:
        return found
    index.refresh_from_db()
    served = {"served_activities": _served(texts)}
    course = publish(CoursePage(locale=index.locale, **fields, **served), index)
    english_index.refresh_from_db()
    translate(course, english_index, course_fields(texts["en"]["course"], texts))
    return course


def _handed_out(course: CoursePage, serbian: dict[str, Any]) -> None:
    """Publish the first lesson, which has a file."""
    files = CourseFiles.objects.get_or_make(course)
    paper = handout.get_or_make(serbian["handout"], serbian["lesson"], files.collection)
    link = handout.link_to(paper, serbian["handout"]["text"])
    if not Lesson.objects.filter(course=course).exists():
        _publish(course, lesson_fields(serbian["lesson"], serbian["notice"], link))


def _teach_in_english(course: CoursePage, folder: str, english: dict[str, Any]) -> None:
    """Publish the English lessons that are missing, each with the file of its original."""
    there = course.get_translation(Locale.objects.get(language_code="en"))
    known = there.lessons.values("translation_key")
    for original, text in english_lessons(folder).items():
        found = Lesson.objects.filter(course=course, slug=original)
        for lesson in found.exclude(translation_key__in=known):
            links = [
                handout.link_to(block.value["document"], english["handout"]["text"])
                for block in lesson.body
                if block.block_type == "document"
            ]
            _translate(lesson, lesson_fields(text, english["notice"], *links), there.locale)


def _translate(lesson: Lesson, fields: dict[str, Any], english: Locale) -> None:
    made: Lesson = lesson.copy_for_translation(english)
    for name, value in fields.items():
        setattr(made, name, value)
    made.live = False
    mark_translated(made)
    made.save()
    made.save_revision().publish()


def _teach(course: CoursePage, told: list[dict[str, Any]], notice: dict[str, str]) -> None:
    """Publish the lessons of ``course`` that are missing, in their order."""
    there = set(Lesson.objects.filter(course=course).values_list("slug", flat=True))
    for text in told:
        if text["slug"] not in there:
            _publish(course, lesson_fields(text, notice, *_film(course, text)))


def _publish(course: CoursePage, fields: dict[str, Any]) -> None:
    lesson = Lesson(course=course, live=False, **fields)
    lesson.save()
    lesson.save_revision().publish()


def _film(course: CoursePage, text: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the film that a lesson ends with, if it has one."""
    if text["slug"] != FILMED:
        return []
    return [recording.block_in(CourseFiles.objects.get_or_make(course).collection)]


def enrol_trainee() -> None:
    """Enrol the demonstration's trainees in groups of one course, if there are such accounts."""
    course = CoursePage.objects.filter(locale=Locale.get_default()).order_by("path").first()
    if course is None:
        return
    for email, (name, title) in GROUPS.items():
        for trainee in User.objects.filter(email=email, person=None):
            person = Person.objects.create(user=trainee, name=name, email=email)
            enrolment = enrol_person(person=person, cohort=_cohort(course, title))
            if email == TRAINEE:
                _read_some(enrolment)


def _read_some(enrolment: Enrolment) -> None:
    """Let the trainee have read a lesson, and have stopped in the middle of the next."""
    first, second = in_order(enrolment.cohort.edition.course)[:2]
    note_lesson_read(enrolment=enrolment, lesson=first)
    keep_place(enrolment=enrolment, lesson=second, section=2)


def _cohort(course: CoursePage, title: str) -> Cohort:
    """Return a new group of ``course`` that began a week ago, in the edition of the one before."""
    titles = [known for _name, known in GROUPS.values()]
    before = Cohort.objects.filter(edition__course=course, title__in=titles).first()
    edition = before.edition if before else publish_edition(edition=begin_edition(course=course))
    today = timezone.localdate()
    return Cohort.objects.create(
        edition=edition,
        title=title,
        capacity=12,
        applications_from=today - timedelta(days=60),
        applications_until=today - timedelta(days=14),
        starts_on=today - timedelta(days=7),
        ends_on=today + timedelta(days=30),
    )


def _served(texts: dict[str, Any]) -> list[CourseActivity]:
    """Return unsaved rows for the activities of the plan that the course serves."""
    activities = activities_for_choice(AnonymousUser()).filter(
        plan__year=texts["plan"], slug__in=texts["activities"]
    )
    return [CourseActivity(activity=activity) for activity in activities]


def _first(model: type[P], parent: Page, fields: dict[str, object]) -> P:
    """Return the page of that kind under ``parent``, published there if there is none."""
    found = model.objects.child_of(parent).first()
    return found or publish(model(locale=parent.locale, **fields), parent)

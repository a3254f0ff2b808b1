"""Publishes the demonstration's course: its page in two languages, a lesson and a file."""

from datetime import timedelta
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from foundation.models import BasePage, User
from foundation.publishing import publish, translate
from portal.api import activities_for_choice

from ..cohorts.services import begin_edition, enrol_person, publish_edition
from ..models import (
    Cohort,
    CourseActivity,
    CourseFiles,
    CourseIndexPage,
    CoursePage,
    LessonPage,
    Person,
)
from . import handout
from .texts import course_fields, lesson_fields, read

# Made with the demonstration's other accounts, after all content.
TRAINEE = "polaznik@demo.example"
NAME = "Полазник 1"

P = TypeVar("P", bound=BasePage)


def prepare() -> None:
    """Make what is missing of the course, its lesson and its file."""
    texts = read()
    serbian, english = texts["sr"], texts["en"]
    home = Site.objects.get(is_default_site=True).root_page
    english_home = home.get_translation(Locale.objects.get(language_code="en"))
    index = _first(CourseIndexPage, home, {**serbian["index"], "show_in_menus": True})
    english_index = translate(index, english_home, {**english["index"], "show_in_menus": True})
    fields = course_fields(serbian["course"], texts)
    course = _first(CoursePage, index, {**fields, "served_activities": _served(texts)})
    translate(course, english_index, course_fields(english["course"], texts))
    files = CourseFiles.objects.get_or_make(course)
    paper = handout.get_or_make(serbian["handout"], serbian["lesson"], files.collection)
    link = {
        "type": "document",
        "value": {"document": paper.pk, "text": serbian["handout"]["text"]},
    }
    _first(LessonPage, course, lesson_fields(serbian["lesson"], link))


def enrol_trainee() -> None:
    """Enrol the demonstration's trainee in the course, if there is such an account."""
    course = CoursePage.objects.get(locale=Locale.get_default())
    for trainee in User.objects.filter(email=TRAINEE, person=None):
        person = Person.objects.create(user=trainee, name=NAME, email=TRAINEE)
        enrol_person(person=person, cohort=_cohort(course))


def _cohort(course: CoursePage) -> Cohort:
    """Return the demonstration's group of ``course``: it began a week ago."""
    edition = publish_edition(edition=begin_edition(course=course))
    today = timezone.localdate()
    return Cohort.objects.create(
        edition=edition,
        title="Прва група",
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

"""The training room's models, one subject a module."""

from .activity import CourseActivity
from .course import CoursePage
from .course_index import CourseIndexPage
from .enrolment import Enrolment
from .files import CourseFiles
from .lesson import LessonPage

__all__ = [
    "CourseActivity",
    "CourseFiles",
    "CourseIndexPage",
    "CoursePage",
    "Enrolment",
    "LessonPage",
]

"""The training room's models, one subject a module."""

from .course import CoursePage
from .course_index import CourseIndexPage
from .enrolment import Enrolment
from .files import CourseFiles
from .lesson import LessonPage

__all__ = ["CourseFiles", "CourseIndexPage", "CoursePage", "Enrolment", "LessonPage"]

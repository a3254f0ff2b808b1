"""The training room's models, one subject a module."""

from ..assessment.models import (
    Answer,
    Assessment,
    AssessmentItem,
    AssessmentVersion,
    Attempt,
    AttemptsGranted,
    Mark,
    PersonalTime,
    Question,
    QuestionOption,
    QuestionVersion,
    ResultOverride,
)
from ..staff.models import DevelopmentItem, DevelopmentPlan, DevelopmentRecord, Employee
from .activity import CourseActivity
from .course import CoursePage
from .course_index import CourseIndexPage
from .enrolment import Enrolment
from .files import CourseFiles
from .lesson import LessonPage

__all__ = [
    "Answer",
    "Assessment",
    "AssessmentItem",
    "AssessmentVersion",
    "Attempt",
    "AttemptsGranted",
    "CourseActivity",
    "CourseFiles",
    "CourseIndexPage",
    "CoursePage",
    "DevelopmentItem",
    "DevelopmentPlan",
    "DevelopmentRecord",
    "Employee",
    "Enrolment",
    "LessonPage",
    "Mark",
    "PersonalTime",
    "Question",
    "QuestionOption",
    "QuestionVersion",
    "ResultOverride",
]

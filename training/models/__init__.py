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
from ..certificates.models import Certificate
from ..certificates.template import CertificateTemplate
from ..cohorts.models import (
    Application,
    Attendance,
    Cohort,
    CohortTrainer,
    CourseEdition,
    Enquiry,
    Enrolment,
    SectorDuty,
    Session,
    TrainingEvent,
)
from ..lessons.models import LessonDate, LessonLink, LessonProgress
from ..people.invitation import Invitation
from ..people.models import Person
from ..staff.models import DevelopmentItem, DevelopmentPlan, DevelopmentRecord, Employee
from ..surveys.models import (
    Survey,
    SurveyResponse,
    SurveyResult,
    SurveyRound,
    SurveyTicket,
    SurveyVersion,
)
from .activity import CourseActivity
from .course import CoursePage
from .course_index import CourseIndexPage
from .files import CourseFiles
from .lesson import Lesson

__all__ = [
    "Answer",
    "Application",
    "Assessment",
    "AssessmentItem",
    "AssessmentVersion",
    "Attempt",
    "AttemptsGranted",
    "Attendance",
    "Certificate",
    "CertificateTemplate",
    "Cohort",
    "CohortTrainer",
    "CourseActivity",
    "CourseEdition",
    "CourseFiles",
    "CourseIndexPage",
    "CoursePage",
    "DevelopmentItem",
    "DevelopmentPlan",
    "DevelopmentRecord",
    "Employee",
    "Enquiry",
    "Enrolment",
    "Invitation",
    "Lesson",
    "LessonDate",
    "LessonLink",
    "LessonProgress",
    "Mark",
    "Person",
    "PersonalTime",
    "Question",
    "QuestionOption",
    "QuestionVersion",
    "ResultOverride",
    "SectorDuty",
    "Session",
    "Survey",
    "SurveyResponse",
    "SurveyResult",
    "SurveyRound",
    "SurveyTicket",
    "SurveyVersion",
    "TrainingEvent",
]

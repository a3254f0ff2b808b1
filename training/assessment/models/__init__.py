"""Models of assessment: what editors keep, what is published of it, and what was answered."""

from .assessment import Assessment
from .attempt import Answer, Attempt
from .marks import AttemptsGranted, Mark, PersonalTime, ResultOverride
from .question import Question, QuestionOption
from .version import AssessmentItem, AssessmentVersion, QuestionVersion

__all__ = [
    "Answer",
    "Assessment",
    "AssessmentItem",
    "AssessmentVersion",
    "Attempt",
    "AttemptsGranted",
    "Mark",
    "PersonalTime",
    "Question",
    "QuestionOption",
    "QuestionVersion",
    "ResultOverride",
]

"""Editions, cohorts, and what happens in them."""

from .application import Application
from .attendance import Attendance
from .cohort import Cohort, CohortTrainer
from .edition import CourseEdition
from .enrolment import Enrolment
from .event import TrainingEvent
from .session import Session

__all__ = [
    "Application",
    "Attendance",
    "Cohort",
    "CohortTrainer",
    "CourseEdition",
    "Enrolment",
    "Session",
    "TrainingEvent",
]

"""Editions, cohorts, and what happens in them."""

from .application import Application
from .attendance import Attendance
from .cohort import Cohort, CohortTrainer
from .duty import SectorDuty
from .edition import CourseEdition
from .enquiry import Enquiry
from .enrolment import Enrolment
from .event import TrainingEvent
from .session import Session

__all__ = [
    "Application",
    "Attendance",
    "Cohort",
    "CohortTrainer",
    "CourseEdition",
    "Enquiry",
    "Enrolment",
    "SectorDuty",
    "Session",
    "TrainingEvent",
]

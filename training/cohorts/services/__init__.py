"""What changes in groups. Every function is one transaction and writes the journal."""

from .editions import begin_edition, publish_edition
from .enrolments import Window, complete_enrolment, enrol_person, withdraw_enrolment

__all__ = [
    "Window",
    "begin_edition",
    "complete_enrolment",
    "enrol_person",
    "publish_edition",
    "withdraw_enrolment",
]

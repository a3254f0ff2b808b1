"""What changes in groups. Every function is one transaction and writes the journal."""

from .applications import apply_as_stranger, apply_for_seat, decide_application
from .attendance import note_attendance
from .editions import begin_edition, publish_edition
from .enquiries import answer_enquiry, ask_trainers
from .enrolments import Window, complete_enrolment, enrol_person
from .leaving import change_capacity, withdraw_application, withdraw_enrolment
from .overrides import change_window

__all__ = [
    "Window",
    "answer_enquiry",
    "apply_as_stranger",
    "apply_for_seat",
    "ask_trainers",
    "begin_edition",
    "change_capacity",
    "change_window",
    "complete_enrolment",
    "decide_application",
    "enrol_person",
    "note_attendance",
    "publish_edition",
    "withdraw_application",
    "withdraw_enrolment",
]

"""What changes in groups. Every function is one transaction and writes the journal."""

from .applications import apply_as_stranger, apply_for_seat, decide_application
from .attendance import note_attendance
from .editions import begin_edition, publish_edition
from .enquiries import answer_enquiry, ask_trainers
from .enrolments import Window, complete_enrolment, enrol_person
from .groups import (
    begin_group,
    cancel_group,
    change_group,
    end_teaching,
    invite_group,
    let_teach,
)
from .leaving import withdraw_application, withdraw_enrolment
from .overrides import change_window, exclude_enrolled, move_enrolment

__all__ = [
    "Window",
    "answer_enquiry",
    "apply_as_stranger",
    "apply_for_seat",
    "ask_trainers",
    "begin_edition",
    "begin_group",
    "cancel_group",
    "change_group",
    "change_window",
    "complete_enrolment",
    "decide_application",
    "end_teaching",
    "enrol_person",
    "exclude_enrolled",
    "invite_group",
    "let_teach",
    "move_enrolment",
    "note_attendance",
    "publish_edition",
    "withdraw_application",
    "withdraw_enrolment",
]

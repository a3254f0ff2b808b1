"""What changes in assessment: publishing, attempts, and what people decide."""

from .attempts import (
    NoAttemptLeftError,
    RefusedError,
    answer_item,
    close_overdue,
    given_so_far,
    hand_in,
    settle,
    settled,
    start_attempt,
)
from .decisions import give_more_time, grant_attempts, mark_answer, override_result
from .publishing import add_assessment_version, add_question_version, connect

__all__ = [
    "NoAttemptLeftError",
    "RefusedError",
    "add_assessment_version",
    "add_question_version",
    "answer_item",
    "close_overdue",
    "connect",
    "give_more_time",
    "given_so_far",
    "grant_attempts",
    "hand_in",
    "mark_answer",
    "override_result",
    "settle",
    "settled",
    "start_attempt",
]

"""What learners open: their quizzes and cases, an attempt, and what came of it."""

from .attempt import answered, attempt, hand_in
from .overview import assessment, overview

__all__ = ["answered", "assessment", "attempt", "hand_in", "overview"]

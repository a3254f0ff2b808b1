"""What can't be read: every such place of a file at once, so that it is mended in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .places import WHOLE_FILE, Place

MAX_BYTES = 2 * 1024 * 1024


class Reason(StrEnum):
    """Why a place can't be read."""

    EMPTY = "empty"
    TOO_LARGE = "too-large"
    ENCODING = "encoding"
    CONTROL_SIGN = "control-sign"
    MARKUP = "markup"
    NOT_WORD = "not-word"
    BROKEN_WORD = "broken-word"
    NOT_KEPT = "not-kept"
    TRACKED_CHANGES = "tracked-changes"
    NESTED_TABLE = "nested-table"
    TEXT_BOX = "text-box"
    YEAR = "year"
    NO_TABLE = "no-table"
    NO_GOALS = "no-goals"
    NO_ACTIVITIES = "no-activities"
    CELLS = "cells"
    EMPTY_CELL = "empty-cell"
    STRAY_TEXT = "stray-text"
    GENERAL_GOAL_MISSING = "general-goal-missing"
    GOAL_TEXT = "goal-text"
    GENERAL_GOAL_TWICE = "general-goal-twice"
    GOAL_MISSING = "goal-missing"
    GOAL_LABEL = "goal-label"
    ACTIVITY_NUMBER = "activity-number"
    HOLDER = "holder"
    FUNDING = "funding"
    DEADLINE = "deadline"
    HEADER = "header"
    SYNTAX = "syntax"
    VALUE = "value"
    SCRIPT = "script"


SENTENCES: Mapping[Reason, Promise] = {
    Reason.EMPTY: _("The file is empty."),
    Reason.TOO_LARGE: _("The file is larger than can be read safely (%(limit)s)."),
    Reason.ENCODING: _("The text is not UTF-8 (%(found)s). Save it as UTF-8."),
    Reason.CONTROL_SIGN: _("The text holds a sign that is not text (%(sign)s)."),
    Reason.MARKUP: _("The mark-up “%(markup)s” is not known here."),
    Reason.NOT_WORD: _("This is not a Word document (.docx): %(found)s."),
    Reason.BROKEN_WORD: _("The Word document is damaged and can’t be opened."),
    Reason.NOT_KEPT: _("The file can’t be kept as the plan’s source. %(found)s"),
    Reason.TRACKED_CHANGES: _("The document holds tracked changes. Accept or reject them first."),
    Reason.NESTED_TABLE: _("There is a table within a cell."),
    Reason.TEXT_BOX: _("There is a text box, whose words have no place in the text."),
    Reason.YEAR: _("The document is the plan for %(found)s, not for %(expected)s."),
    Reason.NO_TABLE: _("No table with activities was found."),
    Reason.NO_GOALS: _("No goal was found."),
    Reason.NO_ACTIVITIES: _("The goal %(number)s has nothing under it."),
    Reason.CELLS: _("The row has %(found)s cells instead of %(expected)s."),
    Reason.EMPTY_CELL: _("The cell “%(column)s” is empty."),
    Reason.STRAY_TEXT: _("“%(text)s” belongs to no part of the plan."),
    Reason.GENERAL_GOAL_MISSING: _("“%(text)s” stands under no general goal."),
    Reason.GOAL_TEXT: _("The goal %(number)s has no words."),
    Reason.GENERAL_GOAL_TWICE: _(
        "The general goal %(number)s stands there twice with different words."
    ),
    Reason.GOAL_MISSING: _("The activity “%(text)s” stands under no goal."),
    Reason.GOAL_LABEL: _("“%(text)s” is neither a numbered goal nor the rest of one."),
    Reason.ACTIVITY_NUMBER: _("The activity “%(text)s” has no number."),
    Reason.HOLDER: _("The holder “%(text)s” is not known."),
    Reason.FUNDING: _("The source of funding “%(text)s” is not known."),
    Reason.DEADLINE: _("The deadline “%(text)s” can’t be understood."),
    Reason.HEADER: _("The columns are not those of a downloaded plan: %(expected)s."),
    Reason.SYNTAX: _("The file is not well-formed: %(found)s."),
    Reason.VALUE: _("“%(key)s” can’t be “%(text)s”."),
    Reason.SCRIPT: _(
        "The file holds the plan in another script or language (%(found)s). Use the Cyrillic one."
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One place that can't be read, and why. ``details`` are the words the sentence needs."""

    place: Place
    reason: Reason
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """What is wrong, in one sentence in the reader's language."""
        return str(SENTENCES[self.reason]) % self.details

    def __str__(self) -> str:
        return gettext("%(place)s: %(sentence)s") % {
            "place": self.place.words,
            "sentence": self.sentence,
        }


class PlanUnreadableError(Exception):
    """A file that can't be read as a plan. Holds every problem found, at least one, in the file's
    order.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.place))
        super().__init__(*self.problems)

    @classmethod
    def because(
        cls, reason: Reason, place: Place = WHOLE_FILE, **details: str
    ) -> "PlanUnreadableError":
        """Return the error for a single problem."""
        return cls([Problem(place, reason, details)])

    @property
    def line(self) -> int:
        """The number of the first line, paragraph or row that can't be read; 0 for the file as a
        whole.
        """
        return self.problems[0].place.number

    @property
    def reason(self) -> Reason:
        """Why the first place can't be read."""
        return self.problems[0].reason

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)


def check_size(data: bytes, limit: int = MAX_BYTES) -> None:
    """Raise ``PlanUnreadableError`` if the file is larger than ``limit`` bytes."""
    if len(data) > limit:
        raise PlanUnreadableError.because(Reason.TOO_LARGE, limit=f"{limit // 1024} kB")

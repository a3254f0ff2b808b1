"""Reads a work plan from the file an editor has, and tells everything odd about it.

``read_plan`` takes the bytes of a file and gives a ``PlanDocument`` or raises
``PlanUnreadableError``; it never writes, guesses or reads by halves.
"""

from .irregularities import Code, Irregularity
from .places import Place
from .problems import PlanUnreadableError, Problem, Reason
from .reader import read_plan
from .structure import (
    ActivityRow,
    GeneralGoalPart,
    OverviewGoal,
    Passage,
    PassageKind,
    PlanDocument,
    SourceCells,
    SpecificGoalPart,
    Wording,
)
from .vocabulary import Term, Vocabulary

__all__ = [
    "ActivityRow",
    "Code",
    "GeneralGoalPart",
    "Irregularity",
    "OverviewGoal",
    "Passage",
    "PassageKind",
    "Place",
    "PlanDocument",
    "PlanUnreadableError",
    "Problem",
    "Reason",
    "SourceCells",
    "SpecificGoalPart",
    "Term",
    "Vocabulary",
    "Wording",
    "read_plan",
]

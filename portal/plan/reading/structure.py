"""The plan as read: the same whatever the file, with the printed words beside the words to show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ..deadlines import Deadline
from .irregularities import Irregularity
from .places import Place


class PassageKind(StrEnum):
    """The parts of what stands before the goals."""

    COVER = "cover"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    RISKS = "risks"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Wording:
    """Words as printed (``source_text``, every letter of it) and as shown (``text``)."""

    text: str
    source_text: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph before the goals, or a footnote with its ``mark``."""

    kind: PassageKind
    wording: Wording
    mark: str = ""


@dataclass(frozen=True, slots=True)
class OverviewGoal:
    """A goal as the overview before the table prints it: its number at ``place``, then its
    words.
    """

    number: str
    wording: Wording
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class SourceCells:
    """The printed words of the three cells beside an activity."""

    holders: str
    funding: str
    deadline: str


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One of the plan's activities.

    ``number`` is printed and may repeat; ``slug`` is unique in the plan and makes the lasting
    address. ``shared_with`` is the slug of the first activity of those that share their cells, or
    empty.
    """

    number: str
    slug: str
    wording: Wording
    holders: tuple[str, ...]
    funding: tuple[str, ...]
    # Only what an editor added can have none: a printed row is refused without one.
    deadline: Deadline | None
    cells: SourceCells
    shared_with: str = ""


@dataclass(frozen=True, slots=True)
class SpecificGoalPart:
    """A specific goal with its activities, and how the overview prints it (if it does)."""

    number: str
    slug: str
    wording: Wording
    overview: OverviewGoal | None
    activities: tuple[ActivityRow, ...]


@dataclass(frozen=True, slots=True)
class GeneralGoalPart:
    """A general goal with its specific goals."""

    number: str
    wording: Wording
    overview: OverviewGoal | None
    specific_goals: tuple[SpecificGoalPart, ...]


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A whole plan, with every irregularity of the document it was read from."""

    year: int
    passages: tuple[Passage, ...]
    general_goals: tuple[GeneralGoalPart, ...]
    irregularities: tuple[Irregularity, ...]
    # Of the events that have happened; no printed plan knows them.
    event_dates: Mapping[str, date] = field(default_factory=dict)

    @property
    def specific_goals(self) -> tuple[SpecificGoalPart, ...]:
        """All specific goals in the order of the table."""
        return tuple(goal for general in self.general_goals for goal in general.specific_goals)

    @property
    def activities(self) -> tuple[ActivityRow, ...]:
        """All activities in the order of the table."""
        return tuple(activity for goal in self.specific_goals for activity in goal.activities)

    @property
    def events(self) -> tuple[str, ...]:
        """Every event that a deadline waits for, each once, in the order of the table."""
        return tuple(
            dict.fromkeys(
                event for row in self.activities if row.deadline for event in row.deadline.events
            )
        )

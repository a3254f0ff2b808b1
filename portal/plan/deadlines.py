"""Deadlines as the plan words them: seven kinds, single or several in one cell, never squeezed into
a date.
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DeadlineKind(StrEnum):
    """The ways in which the plan says when. The values are kept in the database and in
    downloads.
    """

    CONTINUOUS = "continuous"
    QUARTER = "quarter"
    QUARTER_THEN_CONTINUOUS = "quarter-then-continuous"
    FROM_QUARTER = "from-quarter"
    FROM_MONTH = "from-month"
    RANGE = "range"
    AFTER_EVENTS = "after-events"


COMPOUND = "compound"
PARTING_SIGNS = (";", "+")
"""What parts the parts of a deadline, and the events of a part, in downloads: no event holds
one.
"""

FIELDS: Mapping[DeadlineKind, frozenset[str]] = {
    DeadlineKind.CONTINUOUS: frozenset(),
    DeadlineKind.QUARTER: frozenset({"quarter"}),
    DeadlineKind.QUARTER_THEN_CONTINUOUS: frozenset({"quarter"}),
    DeadlineKind.FROM_QUARTER: frozenset({"quarter"}),
    DeadlineKind.FROM_MONTH: frozenset({"month"}),
    DeadlineKind.RANGE: frozenset({"month", "until_month"}),
    DeadlineKind.AFTER_EVENTS: frozenset({"events"}),
}
"""What each kind says, and therefore which fields of a part are filled: all of these and no other.
"""


@dataclass(frozen=True, slots=True)
class DeadlinePart:
    """One thing said about time, such as "third quarter" or "after the Strategy is adopted".

    Raises ``ValueError`` when the fields are not exactly those of the kind, or out of range.
    """

    kind: DeadlineKind
    quarter: int | None = None
    month: int | None = None
    until_month: int | None = None
    events: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        given = {"quarter": self.quarter, "month": self.month, "until_month": self.until_month}
        filled = {name for name, value in given.items() if value is not None}
        filled |= {"events"} if self.events else set()
        if filled != FIELDS[self.kind]:
            raise ValueError(f"{self.kind} takes {sorted(FIELDS[self.kind])}, not {sorted(filled)}")
        if not 1 <= (self.quarter or 1) <= 4:
            raise ValueError(f"there is no quarter {self.quarter}")
        if not 1 <= (self.month or 1) <= (self.until_month or 12) <= 12:
            raise ValueError(f"there are no months from {self.month} to {self.until_month}")
        if len(set(self.events)) != len(self.events) or not all(map(_names_event, self.events)):
            raise ValueError(f"these are no names of events: {self.events}")

    def starts(self, year: int, event_dates: Mapping[str, date]) -> date | None:
        """Return the first day the words allow in the plan's ``year``; none while an event is
        awaited.
        """
        if self.kind is DeadlineKind.AFTER_EVENTS:
            return self._last_event(event_dates)
        if self.quarter:
            return date(year, 3 * self.quarter - 2, 1)
        return date(year, self.month or 1, 1)

    def due(self, year: int, event_dates: Mapping[str, date]) -> date | None:
        """Return the day by which the words can be held to, or nothing where they name none.

        A quarter and a range end with their last day. What waits for events falls due on the day
        the last of them happens, and has no due date while one of their dates is unknown. What goes
        on continuously, or from some time on, never falls due.
        """
        match self.kind:
            case DeadlineKind.AFTER_EVENTS:
                return self._last_event(event_dates)
            case DeadlineKind.QUARTER | DeadlineKind.QUARTER_THEN_CONTINUOUS:
                return _last_day(year, 3 * (self.quarter or 0))
            case DeadlineKind.RANGE:
                return _last_day(year, self.until_month or 0)
            case _:
                return None

    def _last_event(self, event_dates: Mapping[str, date]) -> date | None:
        dates = [event_dates.get(event) for event in self.events]
        known = [day for day in dates if day is not None]
        return max(known) if len(known) == len(dates) else None


@dataclass(frozen=True, slots=True)
class Deadline:
    """What one cell says about time: one part, or several of which it is not said whose each is."""

    parts: tuple[DeadlinePart, ...]

    def __post_init__(self) -> None:
        if not self.parts:
            raise ValueError("a deadline says at least one thing")

    @property
    def compound(self) -> bool:
        """Whether the cell says several things at once."""
        return len(self.parts) > 1

    @property
    def kind(self) -> str:
        """The kind of the only part, or ``"compound"``."""
        return COMPOUND if self.compound else self.parts[0].kind.value

    @property
    def events(self) -> tuple[str, ...]:
        """Every event the deadline waits for, in the order printed."""
        return tuple(event for part in self.parts for event in part.events)

    def due(self, year: int, event_dates: Mapping[str, date]) -> date | None:
        """Return the due date; a compound deadline has none, for nobody said which part counts."""
        return None if self.compound else self.parts[0].due(year, event_dates)

    def awaited(self, event_dates: Mapping[str, date]) -> tuple[str, ...]:
        """Return the events whose dates are not known yet."""
        return tuple(event for event in self.events if event_dates.get(event) is None)


def _names_event(text: str) -> bool:
    return bool(text) and text == text.strip() and not any(sign in text for sign in PARTING_SIGNS)


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])

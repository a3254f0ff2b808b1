"""A deadline in one cell of a table that machines read: ``quarter 3``, ``continuous; range
3-6``.
"""

import re

from .deadlines import FIELDS, PARTING_SIGNS, Deadline, DeadlineKind, DeadlinePart

PART, EVENT = (f"{sign} " for sign in PARTING_SIGNS)
NUMBERS = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")


def written(deadline: Deadline) -> str:
    """Return the deadline in the notation that ``parsed`` reads."""
    return PART.join(_written(part) for part in deadline.parts)


def parsed(text: str) -> Deadline:
    """Return the deadline that the notation says. Raises ``ValueError`` for anything else."""
    return Deadline(tuple(_parsed(part) for part in text.split(PART)))


def _written(part: DeadlinePart) -> str:
    if part.events:
        return f"{part.kind} {f' {EVENT}'.join(part.events)}"
    numbers = (part.quarter, part.month, part.until_month)
    return f"{part.kind} {'-'.join(str(n) for n in numbers if n is not None)}".strip()


def _parsed(text: str) -> DeadlinePart:
    name, _, rest = text.partition(" ")
    kind = DeadlineKind(name)
    fields = FIELDS[kind]
    if "events" in fields:
        return DeadlinePart(kind, events=tuple(rest.split(f" {EVENT}")))
    numbers = NUMBERS.fullmatch(rest)
    if not fields or not numbers:
        if rest:
            raise ValueError(f"{rest!r} says nothing about {kind}")
        return DeadlinePart(kind)
    first, last = int(numbers[1]), numbers[2] and int(numbers[2])
    if "quarter" in fields:
        return DeadlinePart(kind, quarter=first, until_month=last or None)
    return DeadlinePart(kind, month=first, until_month=last or None)

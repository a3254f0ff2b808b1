"""Deadlines in sentences: what a reader is told of when, and of what it waits for."""

from collections.abc import Mapping
from datetime import date

from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.templatetags.components import long_date

from .deadlines import DeadlineKind, DeadlinePart

# The signs that templates/components/deadline.html draws.
SIGNS: Mapping[str, str] = {
    DeadlineKind.CONTINUOUS: "continuous",
    DeadlineKind.QUARTER: "quarter",
    DeadlineKind.QUARTER_THEN_CONTINUOUS: "then_continuous",
    DeadlineKind.FROM_QUARTER: "from",
    DeadlineKind.FROM_MONTH: "from",
    DeadlineKind.RANGE: "range",
    DeadlineKind.AFTER_EVENTS: "conditional",
}
QUARTERS = {
    1: gettext_lazy("first quarter"),
    2: gettext_lazy("second quarter"),
    3: gettext_lazy("third quarter"),
    4: gettext_lazy("fourth quarter"),
}
FROM_QUARTERS = {
    1: gettext_lazy("from the first quarter on"),
    2: gettext_lazy("from the second quarter on"),
    3: gettext_lazy("from the third quarter on"),
    4: gettext_lazy("from the fourth quarter on"),
}


def part_in_words(part: DeadlinePart, event_names: Mapping[str, str]) -> str:
    """Return what the part says, with a capital letter, in the reader's language."""
    match part.kind:
        case DeadlineKind.CONTINUOUS:
            words = _("continuously")
        case DeadlineKind.QUARTER:
            words = str(QUARTERS[part.quarter or 1])
        case DeadlineKind.QUARTER_THEN_CONTINUOUS:
            quarter = QUARTERS[part.quarter or 1]
            words = _("%(quarter)s, then continuously") % {"quarter": quarter}
        case DeadlineKind.FROM_QUARTER:
            words = str(FROM_QUARTERS[part.quarter or 1])
        case DeadlineKind.FROM_MONTH:
            # Translators: Serbian puts the month after "from" in the genitive; so it comes here.
            words = _("from %(month)s on") % {"month": MONTHS_ALT[part.month or 1]}
        case DeadlineKind.RANGE:
            words = f"{MONTHS[part.month or 1]}–{MONTHS[part.until_month or 1]}"
        case DeadlineKind.AFTER_EVENTS:
            names = [event_names.get(event, event) for event in part.events]
            words = _("after: %(events)s") % {"events": _(" and ").join(names)}
    return words[:1].upper() + words[1:]


def awaited_in_words(
    part: DeadlinePart, dates: Mapping[str, date], names: Mapping[str, str]
) -> str:
    """Return what has to happen before the part falls due; nothing if it has happened."""
    awaited = [names.get(event, event) for event in part.events if event not in dates]
    if not awaited:
        return ""
    words = _("” and “").join(awaited)
    return _("no due date until the day of “%(events)s” is entered") % {"events": words}


def due_in_words(due: date | None) -> str:
    """Return when something is due; nothing if it never is."""
    return _("due by %(day)s") % {"day": long_date(due)} if due else ""

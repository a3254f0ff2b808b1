"""What the page of a notice shows."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from foundation.minute import in_belgrade
from foundation.templatetags.components import long_date

from .states import NoticeState

if TYPE_CHECKING:
    from .notice import NoticePage


def deadline_words(deadline: datetime) -> str:
    """Return a deadline on the clock of Belgrade, as readers write it."""
    minute = in_belgrade(deadline)
    return _("%(day)s at %(time)s, Belgrade time") % {
        "day": long_date(minute),
        "time": f"{minute:%H:%M}",
    }


def facts_of(page: "NoticePage") -> list[dict[str, Any]]:
    """Return what is known about a notice as pairs, the outcome last. While it is open its
    deadline stands above them.
    """
    facts: list[dict[str, Any]] = [
        *(
            [{"label": _("Was open until"), "value": deadline_words(page.deadline)}]
            if page.state != NoticeState.OPEN
            else []
        ),
        {"label": _("Published"), "value": long_date(page.date)},
        *page.own_facts(),
    ]
    if page.outcome and page.outcome_date:
        facts.append({"label": _("Decided on"), "value": long_date(page.outcome_date)})
    return facts


def amendments_of(page: "NoticePage") -> list[Any]:
    """Return the changes of a notice, the latest first."""
    values = [block.value for block in page.amendments]
    return sorted(values, key=lambda value: value["date"], reverse=True)

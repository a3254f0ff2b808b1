"""Differences in words: what a field of a part was and what it would be."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..deadlines import Deadline, DeadlineKind, DeadlinePart
from ..notation import written

FIELD_LABELS: Mapping[str, Promise] = {
    "text": _("Text as shown"),
    "source_text": _("Words as printed"),
    "number": _("Printed number"),
    "holders": _("Holder"),
    "funding": _("Funding"),
    "deadline": _("Deadline"),
    "holders_printed": _("Holder as printed"),
    "funding_printed": _("Funding as printed"),
    "deadline_printed": _("Deadline as printed"),
    "shared_with": _("Shares its cells with"),
    "overview": _("In the overview before the table"),
    "goal": _("Goal"),
    "position": _("Position"),
    "passages": _("Text"),
    "date": _("Date"),
}
# These are listed whole beside the differences: their own difference would repeat the lists.
UNTOLD = frozenset({"list"})


def field_label(name: str) -> str:
    """Return the name of a field, in the reader's language."""
    return str(FIELD_LABELS.get(name, name))


def told(name: str, value: Any) -> str:
    """Return the value of a field as an editor reads it; nothing for nothing."""
    match name, value:
        case _name, None:
            return ""
        case "deadline", list():
            return written(Deadline(tuple(map(_part, value))))
        case "passages", list():
            return " / ".join(passage["text"] for passage in value)
        case "overview", dict():
            return f"{value['number']} {value['text']}"
        case _name, list():
            return ", ".join(map(str, value))
        case _:
            return str(value)


def _part(data: Mapping[str, Any]) -> DeadlinePart:
    numbers = {name: data.get(name) for name in ("quarter", "month", "until_month")}
    kind, events = DeadlineKind(data["kind"]), tuple(data.get("events", ()))
    return DeadlinePart(kind, **numbers, events=events)

"""What an import would do: what is new, what changes, what an editor changed by hand since."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..exchange.encode import Data, encode
from ..reading import PlanDocument
from .telling import UNTOLD, field_label, told

Key = tuple[str, str]
Parts = dict[Key, Data]

# Where something stands in the file says nothing about the plan: another kind of file differs.
PLACES = frozenset({"place", "number_place", "places"})
INSIDE = frozenset({"specific_goals", "activities"})


class Action(StrEnum):
    """What an import does to a part of the plan."""

    ADD = "add"
    CHANGE = "change"
    KEEP = "keep"


ACTION_LABELS: Mapping[Action, Promise] = {
    Action.ADD: _("New"),
    Action.CHANGE: _("Changes"),
    Action.KEEP: _("Not in the file, left as it is"),
}

KIND_LABELS: Mapping[str, Promise] = {
    "plan": _("Preface"),
    "irregularities": _("What is odd in the document"),
    "event": _("Awaited event"),
    "general-goal": _("General goal"),
    "specific-goal": _("Specific goal"),
    "activity": _("Activity"),
}


@dataclass(frozen=True, slots=True)
class Change:
    """What the import does to one part, and to which of its fields.

    ``by_hand`` are those of the fields that differ from what the last import wrote: an editor's
    work would be overwritten.
    """

    action: Action
    kind: str
    name: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    by_hand: tuple[str, ...] = ()

    @property
    def label(self) -> Promise:
        """What happens, in the reader's language."""
        return ACTION_LABELS[self.action]

    @property
    def part(self) -> str:
        """What it happens to, in the reader's language."""
        return f"{KIND_LABELS[self.kind]} {self.name}".strip()

    @property
    def fields(self) -> list[dict[str, Any]]:
        """Each field that changes, before and after, in words."""
        return [
            {
                "label": field_label(name),
                "before": told(name, self.before.get(name)),
                "after": told(name, self.after.get(name)),
                "by_hand": name in self.by_hand,
            }
            for name in self.after
            if name not in UNTOLD
        ]


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything an import would do, before it does anything."""

    document: PlanDocument
    changes: tuple[Change, ...]

    @property
    def writes(self) -> bool:
        """Whether the import would change anything."""
        return any(change.action is not Action.KEEP for change in self.changes)

    @property
    def differences(self) -> tuple[Change, ...]:
        """What concerns a part that is there already."""
        return tuple(change for change in self.changes if change.action is not Action.ADD)

    @property
    def by_hand(self) -> tuple[Change, ...]:
        """The changes that would overwrite an editor's work."""
        return tuple(change for change in self.changes if change.by_hand)

    @property
    def counts(self) -> dict[str, int]:
        """How many general goals, specific goals and activities the file holds."""
        return {
            "general_goals": len(self.document.general_goals),
            "specific_goals": len(self.document.specific_goals),
            "activities": len(self.document.activities),
        }

    @property
    def fingerprint(self) -> str:
        """A hash of what would be done: whoever confirms a preview confirms this one."""
        told = [(c.action, c.kind, c.name, c.before, c.after, c.by_hand) for c in self.changes]
        text = json.dumps(told, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def compare(document: PlanDocument, kept: PlanDocument | None, imported: Data | None) -> Preview:
    """Return what importing ``document`` would do to the plan as it is ``kept``.

    ``imported`` is what the last import wrote, as data; ``None`` if there was none.
    """
    new, old = parts_of(encode(document)), parts_of(encode(kept)) if kept else {}
    base = parts_of(imported) if imported else {}
    changes = []
    for (kind, name), after in new.items():
        before = old.get((kind, name))
        if before is None:
            changes.append(Change(Action.ADD, kind, name, {}, after))
            continue
        differing = [field for field in after if after[field] != before.get(field)]
        if differing:
            written = base.get((kind, name), {})
            by_hand = tuple(f for f in differing if before.get(f) != written.get(f))
            changes.append(
                Change(
                    Action.CHANGE,
                    kind,
                    name,
                    {field: before.get(field) for field in differing},
                    {field: after[field] for field in differing},
                    by_hand,
                )
            )
    for kind, name in old.keys() - new.keys():
        if kind in ("general-goal", "specific-goal", "activity"):
            changes.append(Change(Action.KEEP, kind, name, {}, {}))
    return Preview(document, tuple(changes))


def parts_of(data: Data) -> Parts:
    """Return the parts of an encoded plan by kind and name, each with where it belongs."""
    parts: Parts = {}
    for kind, name, part in _walk(data):
        parts[kind, name] = part
    return parts


def _walk(data: Data) -> Iterator[tuple[str, str, Data]]:
    yield "plan", "", {"passages": [_bare(passage) for passage in data["passages"]]}
    yield "irregularities", "", {"list": [_bare(found) for found in data["irregularities"]]}
    for event in data["events"]:
        yield "event", event["name"], {"date": event["date"]}
    for position, general in enumerate(data["general_goals"], 1):
        yield "general-goal", general["number"], _bare(general) | {"position": position}
        for goal_position, goal in enumerate(general["specific_goals"], 1):
            above = {"goal": general["number"], "position": goal_position}
            yield "specific-goal", goal["slug"], _bare(goal) | above
            for row_position, row in enumerate(goal["activities"], 1):
                above = {"goal": goal["slug"], "position": row_position}
                yield "activity", row["slug"], {"shared_with": "", **_bare(row)} | above


def _bare(data: Data) -> Data:
    """Return the data without places and without what is under it."""
    return {
        key: _bare(value) if isinstance(value, dict) else value
        for key, value in data.items()
        if key not in PLACES | INSIDE
    }

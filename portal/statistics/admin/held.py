"""A loaded table between the preview and publishing: in the editor's own form, signed, and nowhere
on the server. So what will be hidden is stored in no place.
"""

from datetime import date, timedelta
from typing import Any

from django.core import signing

from foundation.minimum_cell import CellStatus
from foundation.models import User

from ..models import StatisticsSource
from ..reading import ReadTable
from ..services import Facts, Loaded

SALT = "portal.statistics.load"
HELD_FOR = timedelta(hours=2)
_SAID = (
    "measure",
    "rows",
    "columns",
    "first_year",
    "year",
    "definition",
    "definition_en",
    "note",
    "note_en",
    "address",
    "is_whole",
)


class GoneError(Exception):
    """The word is forged, another user's or too old."""


def hold(*, loaded: Loaded, user: User) -> str:
    """Return the word that holds a table for this editor, with what is to be hidden of it."""
    facts, table = loaded.facts, loaded.table
    held = {
        "user": user.pk,
        "source": facts.source.pk,
        "seen_on": facts.seen_on.isoformat(),
        "said": {name: getattr(facts, name) for name in _SAID},
        "cells": [[*place, status.value, count] for place, (status, count) in table.cells.items()],
        "notes": table.notes,
        "certainties": table.certainties,
        "hidden": loaded.hidden,
    }
    return signing.dumps(held, salt=SALT, compress=True)


def take(*, word: str, user: User) -> Loaded:
    """Return what the word holds. Raises ``GoneError``."""
    try:
        held: dict[str, Any] = signing.loads(word, salt=SALT, max_age=HELD_FOR)
        source = StatisticsSource.objects.get(pk=held["source"])
    except (signing.BadSignature, StatisticsSource.DoesNotExist) as error:
        raise GoneError from error
    if held["user"] != user.pk:
        raise GoneError
    facts = Facts(source=source, seen_on=date.fromisoformat(held["seen_on"]), **held["said"])
    table = ReadTable(
        {
            (row, column): (CellStatus(status), count)
            for row, column, status, count in held["cells"]
        },
        {row: (note[0], note[1]) for row, note in held["notes"].items()},
        held["certainties"],
    )
    return Loaded(facts, table, tuple((row, column) for row, column in held["hidden"]))

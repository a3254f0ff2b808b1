"""Titles that hold what somebody is typing, of what this visitor may see."""

from dataclasses import dataclass

from foundation import access

from . import engines
from .analysis import fold
from .confirming import visible_objects
from .models import Entry

SHORTEST = 2
MOST = 8
# As what recurs each year is one title.
LOOKED_AT = 2 * MOST
# A beginning of two letters is in very many titles: the newest are taken, without weighing all.
WEIGHED_FROM = 4


@dataclass(frozen=True)
class Suggestion:
    """A title and where it leads."""

    title: str
    url: str


def suggest(typed: str, user: access.Visitor, language: str) -> list[Suggestion]:
    """Return a few titles in which every word of ``typed`` begins a word, each once."""
    words = fold(typed[:100]).split()
    if not words or len(words[-1]) < SHORTEST:
        return []
    entries = Entry.objects.filter(language=language).open_to(access.held_keys(user))
    by_relevance = len(words[-1]) >= WEIGHED_FROM
    found, _is_simple = engines.answer(
        lambda backend: list(
            backend.autocomplete(" ".join(words), entries, order_by_relevance=by_relevance)[
                :LOOKED_AT
            ]
        )
    )
    visible = visible_objects(user, found)
    suggestions: dict[str, Suggestion] = {}
    for entry in sorted(found, key=lambda entry: entry.is_example):
        seen = visible.get((entry.content_type_id, entry.object_id))
        if seen is not None:
            searchable, obj = seen
            title = entry.title if entry.date or not entry.year else f"{entry.title} ({entry.year})"
            # What recurs each year is one title: results name the other years.
            name = entry.title.casefold() if searchable.is_detail else title
            suggestions.setdefault(name, Suggestion(title, searchable.url(obj)))
    return list(suggestions.values())[:MOST]

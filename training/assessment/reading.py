"""Reads what a form of an item sent: what was given, or what is wrong with it, in words."""

from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from .codes import Kind
from .faces import place_name
from .marking import number_of
from .paper import Item

MOST_WORDS = 4000
ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Reading:
    """``given`` as marking takes it. ``errors`` are by the name of the field."""

    given: Any
    errors: dict[str, str] = field(default_factory=dict)


def read_answer(item: Item, sent: QueryDict) -> Reading:
    """Return what was given. Whatever no form of ours sends counts as not given."""
    match item.kind:
        case Kind.SINGLE | Kind.STEP:
            return _one(item, sent)
        case Kind.MULTIPLE:
            return _several(item, sent)
        case Kind.ORDERING:
            return _order(item, sent)
        case Kind.MATCHING:
            return _pairs(item, sent)
        case Kind.NUMBER:
            return _number(sent)
        case _:
            return _words(sent)


def _one(item: Item, sent: QueryDict) -> Reading:
    key = sent.get(ANSWER, "")
    if item.option(key) is None:
        return Reading("", {ANSWER: _("Choose one answer.")})
    return Reading(key)


def _several(item: Item, sent: QueryDict) -> Reading:
    keys = [option.key for option in item.options if option.key in sent.getlist(ANSWER)]
    return Reading(keys, {} if keys else {ANSWER: _("Choose at least one answer.")})


def _order(item: Item, sent: QueryDict) -> Reading:
    """Places from 1; each is given once."""
    places = {option.key: sent.get(place_name(option.key), "") for option in item.options}
    wanted = [str(number) for number in range(1, len(places) + 1)]
    errors = {}
    for key, place in places.items():
        if place not in wanted:
            errors[place_name(key)] = _("Choose a place.")
        elif list(places.values()).count(place) > 1:
            errors[place_name(key)] = _("Place %(place)s is given twice.") % {"place": place}
    if errors:
        return Reading(places, errors)
    return Reading(sorted(places, key=lambda key: int(places[key])))


def _pairs(item: Item, sent: QueryDict) -> Reading:
    known = {option.match_key for option in item.options}
    pairs = {option.key: sent.get(place_name(option.key), "") for option in item.options}
    errors = {
        place_name(key): _("Choose what belongs to it.")
        for key, other in pairs.items()
        if other not in known
    }
    return Reading(pairs, errors)


def _number(sent: QueryDict) -> Reading:
    text = sent.get(ANSWER, "").strip()[:40]
    if number_of(text) is None:
        return Reading(text, {ANSWER: _("Write a number, with digits: for example 12 or 2,5.")})
    return Reading(text)


def _words(sent: QueryDict) -> Reading:
    text = sent.get(ANSWER, "").replace("\r\n", "\n").replace("\0", "").strip()
    if not text:
        return Reading("", {ANSWER: _("Write your answer.")})
    if len(text) > MOST_WORDS:
        told = _("Your answer has %(length)s characters; %(most)s are the most.")
        return Reading(text, {ANSWER: told % {"length": len(text), "most": MOST_WORDS}})
    return Reading(text)

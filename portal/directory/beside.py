"""What rooms above show beside a local team. The directory knows none of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class TeamLink:
    """Where something of a team's municipality stands: what it is called, and its address."""

    title: str | Promise
    url: str


TeamLinks = Callable[[HttpRequest, str], Iterable[TeamLink]]
"""Gives what there is of the municipality with this code, as far as ``request.user`` may see it."""

_sources: dict[str, TeamLinks] = {}


def register_team_links(name: str, source: TeamLinks) -> None:
    """Add a source of links, or replace the one of that name."""
    _sources[name] = source


def links_beside(request: HttpRequest, municipality_code: str) -> Iterator[TeamLink]:
    """Give what every room has of the municipality, in the order of registration."""
    for source in _sources.values():
        yield from source(request, municipality_code)

"""Why a file is not taken."""

import json
from collections.abc import Iterable
from typing import NamedTuple


class Found(NamedTuple):
    """One reason: a code, for which :mod:`.words` has a sentence; what was found; in which part."""

    code: str
    what: str = ""
    part: str = ""


class RefusedError(Exception):
    """A file is refused, for every reason that was found."""

    def __init__(self, *found: Found | str) -> None:
        self.found = [Found(each) if isinstance(each, str) else each for each in found]
        super().__init__(", ".join(each.code for each in self.found))

    def inside(self, part: str) -> "RefusedError":
        """Return the refusal of the file that holds ``part``."""
        return RefusedError(*(each._replace(part=each.part or part) for each in self.found))


def to_words(found: Iterable[Found]) -> str:
    """Write reasons so that another process can read them."""
    return json.dumps([list(each) for each in found])


def from_words(words: str) -> list[Found]:
    """Read what :func:`to_words` wrote; whatever else it is, the file can't be read."""
    try:
        return [Found(*(str(part)[:300] for part in each)) for each in json.loads(words)]
    except (TypeError, ValueError):
        return [Found("unreadable")]

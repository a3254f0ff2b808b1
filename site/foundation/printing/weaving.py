"""The woven motif as SVG for print: squares of one thread are joined into one outline."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import pairwise

from django.conf import settings

Square = tuple[int, int]
Chart = Callable[[int, int], int]
TILE, FIGURE = "#0f3a42", "#fcf8f0"


def woven(chart: Chart, across: int, down: int, threads: Sequence[str]) -> str:
    """Return a cloth of ``across`` × ``down`` squares as SVG.

    ``chart(x, y)`` says which of ``threads`` (colours) lies on top; the first is the ground.
    """
    squares: dict[int, set[Square]] = {}
    for x in range(across):
        for y in range(down):
            if thread := chart(x, y):
                squares.setdefault(thread, set()).add((x, y))
    paths = "".join(
        f'<path fill="{threads[thread]}" fill-rule="evenodd" d="{_outline(found)}"/>'
        for thread, found in sorted(squares.items())
    )
    ground = f'<path fill="{threads[0]}" d="M0 0h{across}v{down}h-{across}z"/>'
    size = f'viewBox="0 0 {across} {down}" width="{across}" height="{down}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{ground}{paths}</svg>'


@lru_cache(maxsize=8)
def mark(tile: str = TILE, figure: str = FIGURE) -> str:
    """Return the Centre's mark as SVG, in these colours."""
    drawing = (settings.ROOT / "static" / "img" / "favicon.svg").read_text(encoding="utf-8")
    colours = {TILE: tile, FIGURE: figure}
    return re.sub("|".join(colours), lambda found: colours[found[0]], drawing)


def _outline(squares: set[Square]) -> str:
    """Return path data around ``squares``, for the even-odd rule."""
    sides, path = _edges(squares), []
    while sides:
        corners = _loop(sides)
        steps = "".join(
            f"h{to[0] - at[0]}" if at[1] == to[1] else f"v{to[1] - at[1]}"
            for at, to in pairwise(corners[:-1])
        )
        path.append(f"M{corners[0][0]} {corners[0][1]}{steps}z")
    return "".join(path)


def _edges(squares: set[Square]) -> dict[Square, list[Square]]:
    """Return the sides where ``squares`` end, corner to corner."""
    found: dict[Square, list[Square]] = {}
    for x, y in sorted(squares):
        for neighbour, start, end in (
            ((x, y - 1), (x, y), (x + 1, y)),
            ((x + 1, y), (x + 1, y), (x + 1, y + 1)),
            ((x, y + 1), (x + 1, y + 1), (x, y + 1)),
            ((x - 1, y), (x, y + 1), (x, y)),
        ):
            if neighbour not in squares:
                found.setdefault(start, []).append(end)
    return found


def _loop(sides: dict[Square, list[Square]]) -> list[Square]:
    """Take a closed line out of ``sides``; return its corners, the first again at the end."""
    start = here = min(sides)
    corners, heading = [start], (0, 0)
    while here != start or heading == (0, 0):
        ahead = sides[here].pop()
        if not sides[here]:
            del sides[here]
        direction = (ahead[0] - here[0], ahead[1] - here[1])
        if direction == heading:
            corners[-1] = ahead
        else:
            corners.append(ahead)
        here, heading = ahead, direction
    return corners

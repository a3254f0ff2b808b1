"""The patterns and colourways of campaigns, woven after the kilims of Pirot."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

Chart = Callable[[int, int], int]


@dataclass(frozen=True)
class Colourway:
    """Ground, and three threads from the loudest to the quietest; text on the ground is paper."""

    ground: str
    threads: tuple[str, str, str]

    @property
    def all(self) -> tuple[str, ...]:
        """The ground and its threads."""
        return (self.ground, *self.threads)


def ways(x: int, y: int) -> int:
    """Ways that wind side by side, with seeds where they turn."""
    turn = abs(x % 32 - 16)
    step = (y + turn) % 22
    if step in (0, 1, 4):
        return 1
    if step in (2, 3):
        return 3
    seed = abs(x % 32 - 16) + abs((y - 12) % 22 - 11)
    if seed <= 1 or 3 <= seed <= 4:
        return 1 if seed <= 1 else 2
    return 2 if step in (8, 9) else 0


def rhombuses(x: int, y: int) -> int:
    """Great rhombuses with hooks, each whole, and a heart in each."""
    across, down = abs(x % 36 - 18), abs(y % 36 - 18)
    steps = across + down
    if steps <= 3:
        return 1
    if 6 <= steps <= 7:
        return 2
    if 11 <= steps <= 13:
        return 1
    if steps > 15 and (across >= 16 or down >= 16) and steps < 30:
        return 3
    if 27 <= steps <= 28:
        return 2
    return 1 if steps >= 33 else 0


def trees(x: int, y: int) -> int:
    """Trees of life side by side: stems, and branches that rise from them."""
    across = abs(x % 28 - 14)
    if across <= 0:
        return 1
    branch = (y + across) % 12
    if across <= 9:
        if branch <= 1:
            return 1
        return 2 if branch in (4, 5) and across >= 4 else 0
    seed = abs(across - 14) + abs(y % 12 - 6)
    return 3 if seed <= 2 else 0


PATTERNS: dict[str, Chart] = {"ways": ways, "rhombuses": rhombuses, "trees": trees}
PATTERN_LABELS = [
    ("ways", _("Winding ways")),
    ("rhombuses", _("Rhombuses")),
    ("trees", _("Trees of life")),
]
# Grounds on which paper reaches 7:1; the names are those of tokens.css where it has one.
COLOURWAYS = {
    "ink": Colourway("#0f3a42", ("#e6d8bb", "#4e8584", "#1d525a")),
    "madder": Colourway("#6f1d1b", ("#f0dcb4", "#b5583c", "#8a2f28")),
    "plum": Colourway("#43345f", ("#ecdcc0", "#8f7bb0", "#5b4a7c")),
}
COLOURWAY_LABELS = [("ink", _("Ink")), ("madder", _("Madder")), ("plum", _("Plum"))]

"""What stands on a card, and how the cloth beside it is woven."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

Chart = Callable[[int, int], int]
Words = str | Promise

WIDTH, HEIGHT = 1200, 630
SQUARE = 10
# The cloth takes the right quarter of a card, counted in squares.
ACROSS, DOWN = 31, HEIGHT // SQUARE
# Changes when cards are drawn in another way: what is kept of the old ones is then not used.
DRAWING = "2"


def medallions(x: int, y: int) -> int:
    """Hooked rhombuses one above the other, each around a heart, between two borders."""
    side = abs(x - ACROSS // 2)
    if side >= 14:
        return 1 if side == 14 else 2
    down = abs((y % 21) - 10)
    steps = side + down
    if steps <= 2:
        return 1
    if 5 <= steps <= 6:
        return 2
    if 9 <= steps <= 10:
        return 1
    hook = (side >= 9 and down in (7, 10)) or (side in (9, 12) and down >= 7)
    if hook and steps > 11:
        return 1 if side != 12 else 2
    return 3 if steps >= 20 else 0


@dataclass(frozen=True)
class Look:
    """The cloth of a card: a chart over ``ACROSS`` × ``DOWN`` squares, and its colours, the ground
    first (paper must reach 7:1 on it), then from the loudest thread to the quietest.
    """

    chart: Chart = medallions
    ground: str = "#0f3a42"
    threads: tuple[str, str, str] = ("#e6d8bb", "#4e8584", "#1d525a")

    def colour_at(self, x: int, y: int) -> str:
        """Return the colour of a square."""
        return (self.ground, *self.threads)[self.chart(x, y)]

    @property
    def name(self) -> str:
        """Return what tells this look from others."""
        return " ".join((self.chart.__qualname__, self.ground, *self.threads))


@dataclass(frozen=True)
class Card:
    """The words of a card: a title, what kind of thing it is, and a note such as its day. Serbian
    is given in Cyrillic.
    """

    title: Words
    kicker: Words = ""
    note: Words = ""
    look: Look = Look()

    def words(self) -> tuple[str, str, str]:
        """Return kicker, title and note as they are in the language that is active."""
        return str(self.kicker), str(self.title), str(self.note)

    def fingerprint(self, language: str, owner: str) -> str:
        """Return what changes exactly when the picture does: 32 hexadecimal digits."""
        parts = (DRAWING, language, owner, self.look.name, *self.words())
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]

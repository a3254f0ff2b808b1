"""Covers of news, drawn as a weaver of Pirot would: on squared paper, in the site's own colours.

A chart says for a square, counted from the middle of the cover, which thread lies on top. No cover
shows people or places, so none can point at anybody.
"""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from django.contrib.staticfiles import finders
from PIL import Image, ImageDraw

from foundation.cleaning.files import CleanFile
from foundation.models import SiteImage

ACROSS, DOWN, SQUARE = 80, 45, 15
Chart = Callable[[float, float], int]

# The names of four threads in tokens.css: the ground first, then from the loudest to the quietest.
COLOURWAYS = [
    ("panel", "paper", "thread-3", "thread-2"),
    ("tint", "thread-1", "thread-2", "thread-3"),
    ("thread-2", "paper", "thread-1", "thread-3"),
    ("thread-3", "thread-1", "paper", "thread-2"),
]


def turtle(x: float, y: float) -> int:
    """One great rhombus with rings, open towards the edges."""
    steps = abs(x) + abs(y) * 1.6
    return [2, 0, 1, 1, 0, 3, 0, 1, 0, 2, 2, 0, 3, 0][min(int(steps // 3.2), 13)]


def field(x: float, y: float) -> int:
    """Small rhombuses in rows, each whole."""
    steps = abs((x + 8) % 16 - 8) + abs((y + 7) % 15 - 7.5)
    return [2, 1, 1, 0, 0, 3, 0, 0][min(int(steps // 2), 7)]


def steps_upward(x: float, y: float) -> int:
    """Stairs that climb from both sides to the middle."""
    height = (abs(x) // 4) * 2 + y
    return [1, 0, 0, 2, 0, 3, 0][int(height // 3) % 7]


def waves(x: float, y: float) -> int:
    """Water: a line that turns back at even steps."""
    turn = abs((x % 20) - 10)
    return [0, 1, 0, 2, 2, 0, 3][int((y + turn + 40) // 3) % 7]


def tree(x: float, y: float) -> int:
    """The tree of life: a stem, and branches that rise from it."""
    if abs(x) < 2:
        return 1
    branch = (y + abs(x) * 0.8 + 45) % 11
    if abs(x) < 30 - abs(y) * 0.5 and branch < 3:
        return 1 if abs(x) < 18 else 2
    return 3 if abs(x) > 35 else 0


def hooks(x: float, y: float) -> int:
    """Hooks that hold on to each other across the cloth."""
    across, down = (x + 10) % 20, (y + 22.5) % 15
    if down < 3 or (across < 3 and down < 12) or (9 <= down < 12 and across < 12):
        return 1
    if 9 <= across < 12 and 6 <= down < 12:
        return 1
    return 3 if down == 13 else 0


def path(x: float, y: float) -> int:
    """A way between two banks that turns and goes on."""
    middle = abs((x + 40) % 40 - 20) - 10
    distance = abs(y - middle)
    return [1, 1, 0, 2, 0, 3, 0, 0][min(int(distance // 2.5), 7)]


# Each chart with what it shows, in Serbian and in English.
CHARTS: list[tuple[Chart, dict[str, str]]] = [
    (turtle, {"sr": "велики ромб са прстеновима", "en": "a great rhombus with rings"}),
    (field, {"sr": "ситни ромбови у редовима", "en": "small rhombuses in rows"}),
    (waves, {"sr": "таласаста линија", "en": "a line that runs in waves"}),
    (steps_upward, {"sr": "степенице које се сустичу", "en": "stairs that meet in the middle"}),
    (tree, {"sr": "дрво са гранама", "en": "a tree with branches"}),
    (hooks, {"sr": "куке у редовима", "en": "hooks in rows"}),
    (path, {"sr": "пут који вијуга", "en": "a winding way"}),
]
ALT = {
    "sr": "Шара по узору на пиротски ћилим: {}.",
    "en": "A pattern after the kilims of Pirot: {}.",
}


def alt_of(number: int, language: str) -> str:
    """Return the words for who can't see cover ``number``."""
    return ALT[language].format(CHARTS[number % len(CHARTS)][1][language])


def cover(number: int) -> bytes:
    """Return cover ``number`` as a PNG, always the same picture; neighbours differ."""
    chart, _shows = CHARTS[number % len(CHARTS)]
    threads = [_tokens()[name] for name in COLOURWAYS[number % len(COLOURWAYS)]]
    image = Image.new("RGB", (ACROSS * SQUARE, DOWN * SQUARE), threads[0])
    brush = ImageDraw.Draw(image)
    for column in range(ACROSS):
        for row in range(DOWN):
            thread = chart(column - (ACROSS - 1) / 2, row - (DOWN - 1) / 2)
            left, top = column * SQUARE, row * SQUARE
            brush.rectangle((left, top, left + SQUARE - 1, top + SQUARE - 1), fill=threads[thread])
    file = BytesIO()
    image.quantize(len(threads)).save(file, "PNG", optimize=True)
    return file.getvalue()


def stored_cover(number: int) -> SiteImage:
    """Return the stored picture of cover ``number``, storing it when it is missing."""
    title = f"Насловна шара {number + 1}"
    found = SiteImage.objects.filter(title=title).first()
    if found is not None:
        return found
    return SiteImage.objects.create(
        title=title,
        file=CleanFile(cover(number), name=f"naslovna-sara-{number + 1}.png"),
        description=alt_of(number, "sr"),
        credit="Центар",
        credit_en="The Centre",
        licence="CC BY 4.0",
    )


def _tokens() -> dict[str, str]:
    """Return the colours of the light theme, which tokens.css writes down first."""
    found = finders.find("css/tokens.css")
    if not isinstance(found, str):
        raise FileNotFoundError("css/tokens.css")
    light_theme = Path(found).read_text(encoding="utf-8").partition("@media")[0]
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", light_theme))

"""Draws a card with Pillow: words in the site's letters and their Serbian forms, beside a cloth."""

from functools import lru_cache, partial
from io import BytesIO

from django.conf import settings
from django.core.cache import cache
from PIL import Image, ImageDraw

from ..printing import Language, font, printable
from .card import ACROSS, DOWN, HEIGHT, SQUARE, WIDTH, Card, Look
from .fitting import LEADING, Fitted, fit

PAPER, QUIET = "#fcf8f0", "#d9dfd6"
LEFT, TOP, BOTTOM = 72, 68, 68
RIGHT = WIDTH - ACROSS * SQUARE - 56
SIZES = range(82, 42, -2)
SMALL = 29
MARK = 76
KEPT_FOR = 7 * 24 * 3600


def picture(card: Card, language: Language, owner: str) -> bytes:
    """Return the card as PNG, 1200 × 630, its Serbian in the script of ``language``; ``owner`` is
    who shows it. The same words give the same bytes, drawn once and then kept.
    """
    name = f"share-card:{card.fingerprint(language, owner)}"
    drawn: bytes | None = cache.get(name)
    if drawn is None:
        drawn = draw(card, language, owner)
        cache.set(name, drawn, KEPT_FOR)
    return drawn


def draw(card: Card, language: Language, owner: str) -> bytes:
    """Draw the card anew."""
    kicker, title, note = (printable(words, language) for words in card.words())
    image = _cloth(card.look).copy()
    pen = _Pen(ImageDraw.Draw(image), "en" if language == "en" else "sr")
    top = TOP
    if kicker:
        [line] = pen.fitted(kicker, 700, 1).lines
        pen.write((LEFT, top), line, card.look.threads[0], 700, SMALL)
        top += 62
    foot = HEIGHT - BOTTOM - MARK
    noted = pen.fitted(note, 400, 2)
    room = foot - 36 - top - (18 + noted.leading * len(noted.lines) if note else 0)
    fitted = fit(title, RIGHT - LEFT, room, pen.width, SIZES)
    for line in fitted.lines:
        pen.write((LEFT, top), line, PAPER, 700, fitted.size)
        top += round(fitted.leading)
    for number, line in enumerate(noted.lines):
        pen.write((LEFT, top + 22 + number * noted.leading), line, QUIET, 400, noted.size)
    image.paste(_mark(), (LEFT, foot))
    _sign(pen, printable(owner, language), foot)
    file = BytesIO()
    image.quantize(96, dither=Image.Dither.NONE).save(file, "PNG", optimize=True)
    return file.getvalue()


class _Pen:
    """Writes in one language, so that letters take the forms its readers know."""

    def __init__(self, brush: ImageDraw.ImageDraw, language: str) -> None:
        self._brush = brush
        self._language = language

    def width(self, text: str, size: int, weight: int = 700) -> float:
        """Return how wide a line is."""
        return self._brush.textlength(text, font(weight, size), language=self._language)

    def fitted(self, text: str, weight: int, lines: int) -> Fitted:
        """Return small words in at most so many lines, none of which reaches into the cloth."""
        measure = partial(self.width, weight=weight)
        return fit(
            text, RIGHT - LEFT, lines * SMALL * LEADING, measure, range(SMALL, SMALL - 1, -1)
        )

    def write(
        self, at: tuple[float, float], text: str, colour: str, weight: int, size: int
    ) -> None:
        """Write a line; ``at`` is where its capitals begin."""
        letters = font(weight, size)
        place = (at[0], at[1] + size * 0.72)
        self._brush.text(
            place, text, fill=colour, font=letters, anchor="ls", language=self._language
        )


def _sign(pen: _Pen, owner: str, foot: int) -> None:
    """Write beside the mark whose the card is, in at most two lines."""
    left = LEFT + MARK + 22
    fitted = fit(owner, RIGHT - left, 66, partial(pen.width, weight=400), range(26, 17, -1))
    top = foot + (MARK - fitted.leading * len(fitted.lines)) / 2 + fitted.size * 0.14
    for line in fitted.lines:
        pen.write((left, top), line, QUIET, 400, fitted.size)
        top += fitted.leading


@lru_cache(maxsize=16)
def _cloth(look: Look) -> Image.Image:
    """Return a card without words."""
    image = Image.new("RGB", (WIDTH, HEIGHT), look.ground)
    cloth = Image.new("RGB", (ACROSS, DOWN), look.ground)
    brush = ImageDraw.Draw(cloth)
    for x in range(ACROSS):
        for y in range(DOWN):
            brush.point((x, y), look.colour_at(x, y))
    size = (ACROSS * SQUARE, DOWN * SQUARE)
    image.paste(cloth.resize(size, Image.Resampling.NEAREST), (WIDTH - size[0], 0))
    return image


@lru_cache(maxsize=1)
def _mark() -> Image.Image:
    """Return the Centre's mark on its tile."""
    with Image.open(settings.ROOT / "static" / "img" / "apple-touch-icon.png") as icon:
        return icon.convert("RGB").resize((MARK, MARK), Image.Resampling.LANCZOS)

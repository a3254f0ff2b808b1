"""The site's letters as files, one a weight."""

from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
WEIGHTS = (400, 700)


@lru_cache(maxsize=32)
def font(weight: int = 400, size: float = 20) -> ImageFont.FreeTypeFont:
    """Return the site's font for Pillow. Raises ``ValueError`` for a weight that is not there.

    Serbian forms need ``language="sr"`` where text is drawn, and Pillow's Raqm layout.
    """
    if weight not in WEIGHTS:
        raise ValueError(f"No letters of weight {weight}.")
    return ImageFont.truetype(str(FONTS / f"centre-sans-{weight}.ttf"), size)

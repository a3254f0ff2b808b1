"""Printing: documents and pictures of text, made by typst from the templates in
``templates/print``.

What is handed over is data and never typst's own language; Serbian is handed over in Cyrillic.
"""

from .letters import font
from .press import Language, pdf, png, printable
from .weaving import mark, woven

__all__ = ["Language", "font", "mark", "pdf", "png", "printable", "woven"]

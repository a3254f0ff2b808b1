"""Blocks of figures."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock

from .answers import Answers


class TableBlock(Answers, WagtailTableBlock):
    """A plain table with a caption and a row of headings."""

    def as_text(self, value: Any) -> str:
        """Return the cells, row by row."""
        rows = (value or {}).get("data") or []
        return " ".join(str(cell) for row in rows for cell in row if cell)

    class Meta:
        icon = "table"
        label = _("Table")
        template = "blocks/table.html"


class FactBlock(blocks.StructBlock):
    """One figure, what it counts, and where it stands."""

    figure = blocks.CharBlock(label=_("Figure"), max_length=30)
    meaning = blocks.CharBlock(label=_("What it says"), max_length=160)
    source = blocks.CharBlock(label=_("Source"), max_length=160)


class FactsBlock(Answers, blocks.ListBlock):
    """Figures that readers remember, each with its source."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(FactBlock(), **kwargs)

    def as_text(self, value: Any) -> str:
        """Return the figures with their meanings and sources."""
        return " ".join(f"{fact['figure']} {fact['meaning']} {fact['source']}" for fact in value)

    class Meta:
        icon = "order"
        label = _("Figures")
        template = "blocks/facts.html"

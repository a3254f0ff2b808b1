"""Blocks of figures."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock

from .answers import Answers, Table


class TableBlock(Answers, WagtailTableBlock):
    """A plain table with a caption and a row of headings."""

    def as_text(self, value: Any) -> str:
        """Return the cells, row by row."""
        rows = (value or {}).get("data") or []
        return " ".join(str(cell) for row in rows for cell in row if cell)

    def passages(self, value: Any) -> list[str]:
        """Return the caption and each cell by itself: words of two cells make no sentence."""
        (table,) = self.tables(value)
        return [
            text for text in (table.caption, *(cell for row in table.rows for cell in row)) if text
        ]

    def tables(self, value: Any) -> list[Table]:
        """Return the table."""
        held = value or {}
        rows = [
            ["" if cell is None else str(cell) for cell in row] for row in held.get("data") or []
        ]
        return [Table(str(held.get("table_caption") or ""), rows)]

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

    def passages(self, value: Any) -> list[str]:
        """Return each figure with what it says, and each source."""
        return [
            text
            for fact in value
            for text in (f"{fact['figure']} {fact['meaning']}", fact["source"])
        ]

    class Meta:
        icon = "order"
        label = _("Figures")
        template = "blocks/facts.html"

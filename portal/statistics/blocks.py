"""What an analysis is made of: headings, text with bound numbers, tables with their charts."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from foundation.blocks import HeadingBlock
from foundation.blocks.answers import Answers, paragraphs_of
from foundation.blocks.body import Family

BINDING_HELP = _(
    "Numbers are bound to tables: [[address]] for the total, [[address:row]],"
    " [[address:row/column]], with a percent sign at the end for a share. The address of a table"
    " and the codes of its rows are in its CSV. An empty line begins a paragraph. [[=388]] is a"
    " number that is no statistic."
)


def table_choices() -> list[tuple[str, str]]:
    """Return every table that is published, by its address."""
    from .models.table import StatisticsTable  # noqa: PLC0415  # pages read this module

    tables = StatisticsTable.objects.select_related("source")
    return [(table.slug, f"{table} ({table.source}) · {table.slug}") for table in tables]


class BoundTextBlock(Answers, blocks.TextBlock):
    """Paragraphs whose numbers follow the tables."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(help_text=BINDING_HELP, rows=6, **kwargs)

    def as_text(self, value: Any) -> str:
        """Return the words, with the numbers of now."""
        from .bound import filled, public_sheets  # noqa: PLC0415  # reads the models

        return filled(str(value), public_sheets())

    def passages(self, value: Any) -> list[str]:
        """Return the paragraphs as they are written, bindings and all."""
        return paragraphs_of(str(value or ""))

    class Meta:
        icon = "pilcrow"
        label = _("Text with numbers")


class NoteBlock(BoundTextBlock):
    """A note, shown at the end."""

    class Meta:
        icon = "info-circle"
        label = _("Note")


class StatisticsTableBlock(Answers, blocks.StructBlock):
    """A table of the statistics, as it counts now."""

    table = blocks.ChoiceBlock(label=_("Table"), choices=table_choices)
    chart = blocks.BooleanBlock(label=_("With a chart"), required=False, default=True)

    def as_text(self, value: Any) -> str:
        """Return nothing: the numbers belong to the table."""
        return ""

    class Meta:
        icon = "table"
        label = _("Table of the statistics")


class AnalysisBody(Family):
    """The blocks of an analysis. What is bound in them is filled where the document is made."""

    is_filled = True
    heading = HeadingBlock()
    text = BoundTextBlock()
    table = StatisticsTableBlock()
    note = NoteBlock()

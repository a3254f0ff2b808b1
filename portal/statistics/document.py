"""An analysis as one document: the page and the paper are made of it, in the same order."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from foundation.blocks.answers import paragraphs_of
from foundation.templatetags.components import anchor, long_date

from .bound import Sheets, filled
from .charts import Chart, of_sheet
from .content import Sheet
from .shown import ShownTable, legend, show


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, paragraphs or a table."""

    kind: str
    text: str = ""
    anchor: str = ""
    paragraphs: list[str] = field(default_factory=list)
    table: ShownTable | None = None
    chart: Chart | None = None
    number: int = 0
    caption: str = ""
    legend: list[dict[str, Any]] = field(default_factory=list)
    source: str = ""
    slug: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """Everything an analysis says, in reading order."""

    kicker: str
    title: str
    lead: str
    caution: str
    byline: str
    contents: list[Part]
    parts: list[Part]
    notes: list[str]
    citation: str
    address: str


def compose(analysis: Any, sheets: Sheets, address: str) -> Document:
    """Return the document of an analysis page, its numbers those of ``sheets``, in the language
    that is active.
    """
    parts: list[Part] = []
    notes: list[str] = []
    for child in analysis.bound_body:
        match child.block_type:
            case "heading":
                parts.append(Part("heading", str(child.value), anchor(str(child.value))))
            case "text":
                told = [filled(text, sheets) for text in paragraphs_of(str(child.value))]
                parts.append(Part("text", paragraphs=told))
            case "note":
                notes += [filled(text, sheets) for text in paragraphs_of(str(child.value))]
            case "table" if child.value["table"] in sheets:
                number = sum(part.kind == "table" for part in parts) + 1
                found = sheets[child.value["table"]]
                parts.append(_table(found, number, with_chart=child.value["chart"]))
            case "table":
                parts.append(Part("text", paragraphs=[_("A table that stood here is withdrawn.")]))
    return Document(
        kicker=_("Yearly analysis for %(year)s") % {"year": analysis.year},
        title=analysis.title,
        lead=analysis.lead,
        caution=_caution() if analysis.is_example else "",
        byline=f"{analysis.author}, {long_date(analysis.published_on)}",
        contents=[part for part in parts if part.kind == "heading"],
        parts=parts,
        notes=notes,
        citation=_citation(analysis, address),
        address=address,
    )


def _caution() -> str:
    return _(
        "An example, made to show what an analysis looks like. The numbers are those of the"
        " sources named; the words were not written by the Centre."
    )


def _citation(analysis: Any, address: str) -> str:
    return f"{analysis.author} ({analysis.published_on.year}): {analysis.title}. {address}"


def _table(found: Sheet, number: int, *, with_chart: bool) -> Part:
    shown = show(found)
    caption = _("Table %(number)s. %(title)s") % {"number": number, "title": shown.caption}
    source = _("Source: %(source)s, seen on %(day)s. %(definition)s") % {
        "source": found.source,
        "day": long_date(found.seen_on),
        "definition": found.version.shown("definition"),
    }
    return Part(
        "table",
        table=shown,
        chart=of_sheet(found, f"chart-{number}") if with_chart else None,
        number=number,
        caption=caption,
        legend=legend(found.statuses),
        source=source,
        slug=found.table.slug,
    )

"""A lesson cut at its headings: what one can stop at and come back to."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Section:
    """The blocks from one heading to the next. Number 0 stands before the first heading."""

    number: int
    heading: str
    blocks: list[Any] = field(default_factory=list)


def sections_of(body: Any) -> list[Section]:
    """Return the sections of a body; the first may have no heading."""
    sections: list[Section] = []
    number = 0
    for block in body:
        if block.block_type == "heading":
            number += 1
            sections.append(Section(number, str(block.value)))
        elif not sections:
            sections.append(Section(0, ""))
        sections[-1].blocks.append(block)
    return sections

"""What a kit says: the few words from which every piece of it is made."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from foundation.context import help_numbers
from foundation.printing import Language, mark, woven

from .patterns import COLOURWAYS, PATTERNS

CENTRE = {
    "sr": "Центар за заштиту жртава трговине људима",
    "en": "Centre for the Protection of Victims of Human Trafficking",
}


@dataclass(frozen=True)
class HelpLine:
    """A national help number, and what it is called."""

    label: str
    number: str


@dataclass(frozen=True)
class LocalPart:
    """Who carries the campaign on in a town; each part may be empty.

    ``logo`` is a PNG, JPEG or SVG that was made safe before.
    """

    municipality: str = ""
    team: str = ""
    telephone: str = ""
    logo: bytes = b""
    logo_format: str = "png"


@dataclass(frozen=True)
class Message:
    """What every piece of a kit says, in one language; Serbian is written in Cyrillic.

    The national help lines are always there. ``release`` and ``radio`` are plain paragraphs.
    """

    headline: str
    message: str
    action: str
    language: Language
    help: tuple[HelpLine, ...] = ()
    pattern: str = "ways"
    colourway: str = "ink"
    release_title: str = ""
    release: Sequence[str] = ()
    radio: Sequence[str] = ()
    note: str = ""
    local: LocalPart | None = field(default=None)

    def __post_init__(self) -> None:
        """Fill in the help lines of the setting, whatever was or was not given."""
        if not self.help:
            object.__setattr__(self, "help", national_help(self.language))

    @property
    def threads(self) -> tuple[str, ...]:
        """The colours of the motif, the ground first."""
        return COLOURWAYS[self.colourway].all

    def data(self) -> dict[str, Any]:
        """Return what the templates of print take."""
        local = self.local
        return {
            "headline": self.headline,
            "message": self.message,
            "action": self.action,
            "help": [{"label": line.label, "number": line.number} for line in self.help],
            "colours": list(self.threads),
            "motif": cloth(self.pattern, self.colourway),
            "mark": mark(self.threads[1], self.threads[0]),
            "mark_on_paper": mark(),
            "centre": CENTRE["en" if self.language == "en" else "sr"],
            "note": self.note,
            "local": None
            if local is None
            else {
                "municipality": local.municipality,
                "team": local.team,
                "telephone": local.telephone,
                "logo": local.logo or None,
                "logo_format": local.logo_format,
            },
        }


def national_help(language: Language) -> tuple[HelpLine, ...]:
    """Return the help lines of the setting with their labels in ``language``."""
    return tuple(
        HelpLine(str(number["label"] or ""), str(number["number"]))
        for number in help_numbers(language).numbers
    )


@lru_cache(maxsize=16)
def cloth(pattern: str, colourway: str) -> str:
    """Return the motif as SVG, a square that a template cuts to its need."""
    return woven(PATTERNS[pattern], 144, 144, COLOURWAYS[colourway].all)

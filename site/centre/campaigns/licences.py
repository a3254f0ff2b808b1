"""On which terms others may use what a kit holds."""

from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Licence:
    """A licence: its short name, where its text stands, and what it lets one do."""

    name: str
    url: str
    terms: str | Promise


_TEXTS = Path(__file__).parent / "legal"
TERMS = {
    "cc-by": Licence(
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
        _(
            "You may copy, publish and adapt it, also for money, if you say whose it is and what "
            "you changed."
        ),
    ),
    "press": Licence(
        "Editorial use",
        "",
        _("For reporting on this campaign only, unchanged, and no longer than it is offered here."),
    ),
}
DEFAULT = "cc-by"
LICENCES = [
    ("cc-by", _("CC BY 4.0: free to use and adapt, with credit")),
    ("press", _("For reporting on this campaign only")),
]


def legal_text(key: str) -> bytes:
    """Return the whole text of a licence, empty where it is ours alone and said in a sentence."""
    path = _TEXTS / f"{key}.txt"
    return path.read_bytes() if path.exists() else b""

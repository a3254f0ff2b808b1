"""A printed form as text, before anything is laid out.

The page that shows a form and the paper that carries it are made of the same document, in the same
order, so that what can be read on one can be read on the other.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foundation.context import help_numbers
from foundation.templatetags.components import long_date

from ..codes import Weight
from ..content import Sheet, Sign, grouped

SHORT = 16
"""As many signs fit on a card of A6 and can be read."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sign on paper."""

    id: str
    text: str
    note: str = ""
    guidance: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Signs of one dimension under its name."""

    title: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that a form says, in reading order."""

    kicker: str
    title: str
    stamp: str
    lead: str
    parts: list[Part]
    more: str
    rules: list[str]
    steps: list[str]
    caution: str
    action: str
    help: list[dict[str, str]]
    source: str
    edition: str
    check: str
    address: str

    def data(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return asdict(self)


def checklist(found: Sheet, address: str, language: str) -> Document:
    """Return the whole set as a list to tick, A4."""
    parts = [
        Part(str(dimension.label), [_line(sign, guided=True) for sign in signs])
        for dimension, signs in found.groups()
    ]
    return _document(found, address, language, parts=parts, rules=_rules(found), lead=found.lead)


def card(found: Sheet, address: str, language: str) -> Document:
    """Return what fits a pocket card: the strong signs where there are weights, else the first."""
    chosen = _short(found)
    parts = [
        Part(str(dimension.label), [_line(sign) for sign in signs])
        for dimension, signs in grouped(chosen)
    ]
    rest = len(found.signs) - len(chosen)
    more = ngettext(
        "%(count)s more sign is on the list.", "%(count)s more signs are on the list.", rest
    )
    return _document(
        found,
        address,
        language,
        lead=_("Only the strong signs.") if found.has_weights else "",
        parts=parts,
        more=more % {"count": rest} if rest else "",
    )


def poster(found: Sheet, address: str, language: str) -> Document:
    """Return what a wall shows: the signs of the card, to be read from a distance."""
    return card(found, address, language)


def _document(found: Sheet, address: str, language: str, **own: Any) -> Document:
    defaults: dict[str, Any] = {"lead": "", "more": "", "rules": []}
    return Document(
        kicker=_kicker(found),
        title=found.title,
        stamp=_stamp(found),
        steps=_steps(),
        caution=_("These signs are for looking closer. They decide nothing: the Centre does."),
        action=_("Call"),
        help=_help(language),
        source=_("Source: %(source)s") % {"source": found.source},
        edition=_("Version %(number)s, %(day)s")
        % {"number": found.number, "day": long_date(found.published_on)},
        check=_("Is this version still valid? Scan or open:"),
        address=address,
        **(defaults | own),
    )


def _kicker(found: Sheet) -> str:
    sector = found.sector_name or _("All sectors")
    return _("Signs of human trafficking · %(sector)s") % {"sector": sector}


def _stamp(found: Sheet) -> str:
    if not found.is_adopted:
        return _("Draft, not adopted")
    return _("Adopted: %(body)s") % {"body": found.adopted_by}


def _line(sign: Sign, guided: bool = False) -> Line:
    """Return a sign as a list shows it, or with less, as a card does."""
    if guided and sign.is_counted:
        return Line(sign.id, sign.text, ", ".join(sign.weights()), sign.guidance)
    note = str(_("children")) if _is_of_children(sign) else ""
    return Line(sign.id, sign.text, note, sign.guidance if guided else "")


def _short(found: Sheet) -> list[Sign]:
    signs: Iterable[Sign] = found.signs
    if found.has_weights:
        signs = [sign for sign in signs if Weight.STRONG in (sign.adult, sign.child)]
    in_order = [sign for _dimension, group in grouped(signs) for sign in group]
    return in_order[:SHORT]


def _is_of_children(sign: Sign) -> bool:
    strong_in_children_alone = sign.child == Weight.STRONG and sign.adult != Weight.STRONG
    return sign.is_for_children_only or strong_in_children_alone


def _steps() -> list[str]:
    return [
        _("Speak with the person alone, with an independent interpreter."),
        _("Promise nothing you can't keep; ask no more than you must."),
        _("If somebody is in danger now, call the police."),
        _("Tell the Centre what you noticed. For a child, do so at once."),
    ]


def _rules(found: Sheet) -> list[str]:
    if not found.has_weights:
        return [_("These signs have no weights. None is counted; each is a reason to look closer.")]
    return [
        _(
            "A dimension counts as positive by any of these: two strong signs; one strong and one "
            "medium or weak; three medium; two medium and one weak."
        ),
        _(
            "Adults: recruitment by deception, coercion or abuse of vulnerability, with "
            "exploitation and coercion at the destination."
        ),
        _("Children: exploitation is enough. How the child was recruited does not matter."),
    ]


def _help(language: str) -> list[dict[str, str]]:
    numbers = help_numbers(language).numbers
    return [
        {"label": str(each["label"] or ""), "number": str(each["number"] or "")}
        for each in numbers
        if each["number"]
    ]


def check_address(url: str) -> str:
    """Return the absolute address that a QR code holds."""
    return f"{settings.BASE_URL}{url}"

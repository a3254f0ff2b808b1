"""What a version says: kept as JSON in both languages, read as one language at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from foundation.script import content_language

from ..codes import ExploitationForm, Sector
from .codes import COUNTED, DIMENSION_ORDER, Age, Dimension, Phase, Weight
from .models.indicator_set import IndicatorSet
from .models.version import SetVersion

WORDS = ("title", "lead", "source", "adopted_by")
ROW_WORDS = ("text", "guidance")


@dataclass(frozen=True, slots=True)
class Sign:
    """One row of a version in one language; ``id`` is the same in every version and form."""

    id: str
    dimension: Dimension
    text: str
    guidance: str
    adult: Weight
    child: Weight

    @property
    def is_counted(self) -> bool:
        """Whether it has a weight for somebody."""
        return self.adult in COUNTED or self.child in COUNTED

    @property
    def is_for_children_only(self) -> bool:
        """Whether it is no sign for adults."""
        return self.adult == Weight.ABSENT

    def weights(self) -> list[str]:
        """Return its weights in words: one where both ages agree, else one for each; none where it
        has none.
        """
        if not self.is_counted:
            return []
        if self.adult == self.child:
            return [str(self.adult.label)]
        named = ((Age.ADULT, self.adult), (Age.CHILD, self.child))
        return [f"{age.label}: {weight.label}" for age, weight in named]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A version in one language."""

    slug: str
    number: int
    published_on: date
    is_adopted: bool
    adopted_on: date | None
    title: str
    lead: str
    source: str
    adopted_by: str
    sector: str
    ages: tuple[str, ...]
    forms: tuple[str, ...]
    phases: tuple[str, ...]
    signs: tuple[Sign, ...]
    is_superseded: bool = False

    @property
    def has_weights(self) -> bool:
        """Whether any of its signs has a weight."""
        return any(sign.is_counted for sign in self.signs)

    @property
    def sector_name(self) -> str:
        """The sector's name, or nothing for a set that is for all."""
        return str(Sector(self.sector).label) if self.sector else ""

    def names(self, codes: str) -> list[str]:
        """Return the names of its ``ages``, ``forms`` or ``phases``."""
        lists: dict[str, Any] = {"ages": Age, "forms": ExploitationForm, "phases": Phase}
        kept = getattr(self, codes)
        return [str(choice.label) for choice in lists[codes] if choice.value in kept]

    def groups(self) -> list[tuple[Dimension, list[Sign]]]:
        """Return its signs by dimension, what to do last."""
        return grouped(self.signs)


def grouped(signs: Iterable[Sign]) -> list[tuple[Dimension, list[Sign]]]:
    """Return signs by dimension, in the order of the source, what to do last."""
    kept = list(signs)
    groups = ((each, [sign for sign in kept if sign.dimension == each]) for each in DIMENSION_ORDER)
    return [(each, found) for each, found in groups if found]


def content_of(indicator_set: IndicatorSet) -> dict[str, Any]:
    """Return what the set says now, as a version keeps it."""
    return {
        **{name: _both(indicator_set, name) for name in WORDS},
        "adopted_on": indicator_set.adopted_on.isoformat() if indicator_set.adopted_on else "",
        "sector": indicator_set.sector,
        **{name: list(getattr(indicator_set, name)) for name in ("ages", "forms", "phases")},
        "rows": [
            {
                "id": row.code,
                "dimension": int(row.dimension),
                **{name: _both(row, name) for name in ROW_WORDS},
                "adult": str(row.adult),
                "child": str(row.child),
            }
            for row in indicator_set.rows.all()
        ],
    }


def _both(kept: Any, name: str) -> dict[str, str]:
    return {"sr": getattr(kept, name), "en": getattr(kept, f"{name}_en")}


def sheet(version: SetVersion, language: str = "") -> Sheet:
    """Return what a version says in ``language``, or in the one that is active."""
    code = language or content_language()
    content = version.content
    return Sheet(
        slug=version.indicator_set.slug,
        number=version.number,
        published_on=version.published_on,
        is_adopted=version.is_adopted,
        adopted_on=date.fromisoformat(content["adopted_on"]) if content["adopted_on"] else None,
        **{name: content[name][code] for name in WORDS},
        sector=content["sector"],
        ages=tuple(content["ages"]),
        forms=tuple(content["forms"]),
        phases=tuple(content["phases"]),
        signs=tuple(_sign(row, code) for row in content["rows"]),
    )


def _sign(row: dict[str, Any], language: str) -> Sign:
    return Sign(
        row["id"],
        Dimension(row["dimension"]),
        row["text"][language],
        row["guidance"][language],
        Weight(row["adult"]),
        Weight(row["child"]),
    )

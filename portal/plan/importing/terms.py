"""The words a plan may use: those the database knows, and those of the printed plan."""

from typing import TypeVar

from ..models import FundingSource, Holder
from ..models.terms import PlanTerm
from ..reading import Term, Vocabulary
from ..reading.vocabulary import FUNDING, HOLDERS

T = TypeVar("T", bound=PlanTerm)

# Of the names, as the Centre's own English texts and the organisations themselves write them.
ENGLISH = {
    "centre": ("Centre", "Centre for the Protection of Victims of Human Trafficking"),
    "iom": ("IOM", "International Organization for Migration"),
    "ilo": ("ILO", "International Labour Organization"),
    "mrsp": ("MRSP", "MRSP"),
    "partners": ("Partners", "Partners"),
    "budget": ("Budget", "Budget"),
    "project": ("Project funds", "Project funds"),
    "opportunity": (
        "Deferred prosecution funds",
        "Funds from deferred criminal prosecution (the prosecutor’s discretion)",
    ),
}


def vocabulary() -> Vocabulary:
    """Return what to look for in a plan's cells."""
    return Vocabulary(_known(Holder, HOLDERS), _known(FundingSource, FUNDING))


def _known(model: type[T], printed: tuple[Term, ...]) -> tuple[Term, ...]:
    kept = [row.as_term() for row in model._default_manager.all()]
    codes = {term.code for term in kept}
    return (*kept, *(term for term in printed if term.code not in codes))


def rows_for(model: type[T], codes: set[str]) -> dict[str, T]:
    """Return the rows for the codes; those of the printed plan are made where they are missing."""
    rows = {row.code: row for row in model._default_manager.filter(code__in=codes)}
    for term in (*HOLDERS, *FUNDING):
        if term.code in codes and term.code not in rows:
            short_en, name_en = ENGLISH[term.code]
            rows[term.code] = model._default_manager.create(
                code=term.code,
                short=term.short,
                short_en=short_en,
                name=term.name,
                name_en=name_en,
                forms="\n".join(term.forms),
            )
    return rows

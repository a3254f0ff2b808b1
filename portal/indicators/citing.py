"""Citing a sign together with the version it was read in: ``policija/2/POL-03``.

What was cited stays what it said: versions never change.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from foundation.access import Visitor

from .content import sheet
from .models.version import SetVersion
from .queries import latest_versions, versions


@dataclass(frozen=True, slots=True)
class CitedSign:
    """A sign as its version says it, in the language that is active. ``newest`` is the number of
    the version that counts now.
    """

    reference: str
    id: str
    text: str
    set_title: str
    number: int
    newest: int
    url: str

    @property
    def is_superseded(self) -> bool:
        """Whether a later version counts."""
        return self.newest > self.number


def signs_for_choice(user: Visitor) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the signs of the versions that count, by set: the reference and the words of each."""
    return [
        (
            found.title,
            [
                (f"{found.slug}/{found.number}/{sign.id}", f"{sign.id} {sign.text}")
                for sign in found.signs
            ],
        )
        for found in map(sheet, latest_versions(user))
    ]


def version_of_sign(user: Visitor, reference: str) -> SetVersion | None:
    """Return the version that a reference names, if the visitor may see it and it has the sign."""
    slug, number, sign = _parts(reference)
    found = versions(user).filter(indicator_set__slug=slug, number=number).first()
    return found if found is not None and sign in found.row_ids() else None


def cite(request: HttpRequest, references: Iterable[str]) -> dict[str, CitedSign]:
    """Return each sign that is referred to and may be seen, in one query however many there are."""
    wanted = {reference: _parts(reference) for reference in references if reference}
    if not wanted:
        return {}
    slugs = {slug for slug, _number, _sign in wanted.values()}
    every = list(versions(request.user).filter(indicator_set__slug__in=slugs))
    cited = {}
    for reference, (slug, number, sign_id) in wanted.items():
        mine = {each.number: each for each in every if each.indicator_set.slug == slug}
        if number not in mine:
            continue
        told = sheet(mine[number])
        sign = next((sign for sign in told.signs if sign.id == sign_id), None)
        if sign is not None:
            url = mine[number].get_url(request)
            cited[reference] = CitedSign(
                reference, sign.id, sign.text, told.title, number, max(mine), url
            )
    return cited


def _parts(reference: str) -> tuple[str, int, str]:
    """Return slug, number and sign; what is no reference names nothing."""
    parts = reference.split("/")
    if len(parts) != 3 or not parts[1].isascii() or not parts[1].isdecimal():
        return "", 0, ""
    return parts[0][:40], int(parts[1][:4]), parts[2][:10]

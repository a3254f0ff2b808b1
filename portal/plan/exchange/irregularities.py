"""Irregularities as the database keeps them."""

from collections.abc import Collection, Iterable
from typing import Any

from ..reading import Code, Irregularity, Place
from .encode import Data, encode_irregularity


def as_data(irregularities: Iterable[Irregularity]) -> list[Data]:
    """Return irregularities as data to be kept."""
    return [encode_irregularity(found) for found in irregularities]


def without(irregularities: Iterable[Irregularity], hidden: Collection[str]) -> list[Irregularity]:
    """Return the irregularities, those left out that stand only at ``hidden`` places."""
    return [found for found in irregularities if not {str(p) for p in found.places} <= set(hidden)]


def as_irregularities(data: Iterable[dict[str, Any]]) -> list[Irregularity]:
    """Return what ``as_data`` gave, told again in the reader's language."""
    return [
        Irregularity(
            Code(found["code"]),
            tuple(map(Place.parse, found["places"])),
            found["original"],
            found["shown"],
            found["details"],
        )
        for found in data
    ]

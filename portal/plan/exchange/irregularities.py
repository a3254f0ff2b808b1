"""Irregularities as the database keeps them."""

from collections.abc import Iterable
from typing import Any

from ..reading import Code, Irregularity, Place
from .encode import Data, encode_irregularity


def as_data(irregularities: Iterable[Irregularity]) -> list[Data]:
    """Return irregularities as data to be kept."""
    return [encode_irregularity(found) for found in irregularities]


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

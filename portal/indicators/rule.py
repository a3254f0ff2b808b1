"""The source's rule, as it is: what a dimension needs to count as positive, and what they say
together. Pure Python; ``static/js/indicator-aid.js`` holds the same, and one table tests both.
"""

from collections.abc import Iterable, Mapping

from .codes import Age, Dimension, Weight

# Each line is enough by itself: so many strong, medium and weak signs.
ENOUGH = {
    "2S": (2, 0, 0),
    "1S+1M": (1, 1, 0),
    "1S+1W": (1, 0, 1),
    "3M": (0, 3, 0),
    "2M+1W": (0, 2, 1),
}
MEANS = (Dimension.DECEPTION, Dimension.COERCION, Dimension.VULNERABILITY)


def reason(weights: Iterable[str]) -> str:
    """Return the line of ``ENOUGH`` by which the ticked signs of one dimension count as positive,
    or nothing. Signs without a weight are left out.
    """
    ticked = list(weights)
    strong, medium, weak = (
        ticked.count(weight) for weight in (Weight.STRONG, Weight.MEDIUM, Weight.WEAK)
    )
    for line, needed in ENOUGH.items():
        if strong >= needed[0] and medium >= needed[1] and weak >= needed[2]:
            return line
    return ""


def positive_dimensions(ticked: Mapping[int, Iterable[str]]) -> set[int]:
    """Return the dimensions that count as positive, given the weights ticked in each."""
    return {dimension for dimension, weights in ticked.items() if dimension and reason(weights)}


def matches(positive: set[int], age: str) -> bool:
    """Say whether the positive dimensions together are the pattern that the source describes.

    For adults: a means of recruitment, exploitation, and coercion at the destination. For a child
    no means is needed: exploitation is enough. It is a reason to refer, never a finding of status.
    """
    if Dimension.EXPLOITATION not in positive:
        return False
    if age == Age.CHILD:
        return True
    return Dimension.COERCION_THERE in positive and any(means in positive for means in MEANS)

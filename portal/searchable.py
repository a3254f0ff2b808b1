"""What can be found in the portal, area by area."""

from .directory import searchable as directory
from .indicators import searchable as indicators
from .library import searchable as library
from .plan import searchable as plan
from .statistics import searchable as statistics


def declare() -> None:
    """Register everything that can be found here."""
    plan.declare()
    directory.declare()
    indicators.declare()
    library.declare()
    statistics.declare()

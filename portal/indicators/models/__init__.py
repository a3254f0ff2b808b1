"""The models of indicators: their pages, sets with rows, published versions, comments."""

from .comment import IndicatorComment
from .indicator_set import IndicatorRow, IndicatorSet, SetActivity
from .pages import IndicatorsPage, SectorsPage, SectorWords
from .version import SetVersion

__all__ = [
    "IndicatorComment",
    "IndicatorRow",
    "IndicatorSet",
    "IndicatorsPage",
    "SectorWords",
    "SectorsPage",
    "SetActivity",
    "SetVersion",
]

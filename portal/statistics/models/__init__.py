"""The models of statistics: pages, sources, tables with published versions and their cells."""

from .analysis import AnalysisPage
from .pages import StatisticsPage
from .source import StatisticsSource
from .table import StatisticsTable
from .version import TableCell, TableVersion, TableWithdrawal

__all__ = [
    "AnalysisPage",
    "StatisticsPage",
    "StatisticsSource",
    "StatisticsTable",
    "TableCell",
    "TableVersion",
    "TableWithdrawal",
]

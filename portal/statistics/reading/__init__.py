"""Reading a table from a file: what is in it, or every cell that is wrong and why."""

from .grid import Grid, read_grid
from .persons import PERSON_LEVEL, is_person_level
from .table import ReadTable, read_table
from .wrong import TableFileError, Wrong

__all__ = [
    "PERSON_LEVEL",
    "Grid",
    "ReadTable",
    "TableFileError",
    "Wrong",
    "is_person_level",
    "read_grid",
    "read_table",
]

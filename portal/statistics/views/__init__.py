"""What the pages of statistics show."""

from . import analysis, files, overview, table

__all__ = ["analysis", "files", "overview", "table"]

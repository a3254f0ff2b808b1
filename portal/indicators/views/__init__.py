"""What the pages of indicators show."""

from . import files, index, sectors, version

__all__ = ["files", "index", "sectors", "version"]

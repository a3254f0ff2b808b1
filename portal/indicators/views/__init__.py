"""What the pages of indicators show."""

from . import aid, files, index, sectors, version

__all__ = ["aid", "files", "index", "sectors", "version"]

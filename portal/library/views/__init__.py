"""What is behind the page of the library."""

from . import described, feeds, files, index, item

__all__ = ["described", "feeds", "files", "index", "item"]

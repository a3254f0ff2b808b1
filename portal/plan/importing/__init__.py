"""Bringing a plan that was read into the database: compared first, written in one go or not at
all.
"""

from .compare import Change, Preview, compare
from .write import write_document

__all__ = ["Change", "Preview", "compare", "write_document"]

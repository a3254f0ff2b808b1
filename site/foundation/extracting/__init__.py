"""The text of files, page by page. ``files`` is the door: it asks ``child``, another process with
little memory and time. The child's modules know no Django.
"""

from .files import READABLE, Extract, extract, extract_own

__all__ = ["READABLE", "Extract", "extract", "extract_own"]

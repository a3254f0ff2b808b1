"""A kit as one ZIP: what is in it now (``contents``), each piece (``pieces``), the list that comes
with it (``manifest``), and the file itself, made once for its contents (``archive``).
"""

from .archive import Packed, pack_all, packed, tidy
from .contents import Contents, contents_of
from .manifest import Entry

__all__ = ["Contents", "Entry", "Packed", "contents_of", "pack_all", "packed", "tidy"]

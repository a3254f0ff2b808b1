"""The models of the library."""

from .download import DownloadTally
from .edition import ItemEdition
from .file import LibraryFile
from .item import ItemActivity, LibraryItem
from .page import LibraryPage

__all__ = [
    "DownloadTally",
    "ItemActivity",
    "ItemEdition",
    "LibraryFile",
    "LibraryItem",
    "LibraryPage",
]

"""A course to take away: plain pages in one ZIP, for lines that are slow, dear or often cut."""

from .archive import pack_of

__all__ = ["pack_of"]

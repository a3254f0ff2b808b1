"""Kits: what a newsroom or a town needs to carry a campaign on, made from a few words."""

from .makers import (
    LABELS,
    Made,
    make_all,
    make_picture,
    make_pictures,
    make_posters,
    make_text,
    make_texts,
)
from .message import HelpLine, LocalPart, Message

__all__ = [
    "LABELS",
    "HelpLine",
    "LocalPart",
    "Made",
    "Message",
    "make_all",
    "make_picture",
    "make_pictures",
    "make_posters",
    "make_text",
    "make_texts",
]

"""Reasons for refusing a file, as sentences for the editor who sent it."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .refusal import Found

_SENTENCES = {
    "bomb": _("It unpacks to more than may be kept here."),
    "captions": _("Line %(what)s is no caption as WebVTT writes them, or comes too early."),
    "changes": _(
        "It holds tracked changes (%(what)s). Accept or reject them, save it, and send it again."
    ),
    "complex": _("It is so complex that it can’t be looked through. Save it more simply."),
    "declares": _("It declares things of its own, as no document needs. Save it anew."),
    "embedded": _(
        "It holds another file (%(what)s). Take that out, or put a picture in its place."
    ),
    "empty": _("There is nothing in it."),
    "encoding": _("Its text is not in UTF-8. Save it with that encoding."),
    "encrypted": _("It is protected by a password. Take the protection off."),
    "hidden-cells": _("It holds hidden rows or columns (%(what)s). Show or delete them."),
    "hidden-layer": _("It holds layers that are switched off. Show or delete them."),
    "hidden-sheet": _("It holds a hidden sheet (“%(what)s”). Show or delete it."),
    "hidden-slide": _("It holds a hidden slide (number %(what)s). Show or delete it."),
    "hidden-text": _("It holds hidden text (“%(what)s”). Show or delete it."),
    "json": _("Line %(what)s is not JSON."),
    "kind": _("What is in it is not %(what)s, whatever its name says."),
    "large": _("It is larger than may be kept here."),
    "macros": _("It holds macros. Save it without them."),
    "moving": _("The picture moves. Send one that stands still, or a video."),
    "names": _("The name “%(what)s” is hostile or is there twice."),
    "nested": _("It is an archive inside an archive. Put its files into one."),
    "notes": _("It holds speaker’s notes (%(what)s). Delete them, or send them as a text."),
    "pivot": _("It holds a pivot table, which keeps all it was made from. Leave its figures only."),
    "pixels": _("The picture has more than 50 megapixels."),
    "signed": _("It is signed, and the signature names a person. Print it to a new file."),
    "signs": _("It holds a sign that can’t be seen: %(what)s."),
    "tracks": _(
        "It holds a track beside picture and sound (%(what)s), as cameras write where they were."
        " Save the video without it."
    ),
    "unknown": _("Files of the kind “%(what)s” are not kept here."),
    "unreadable": _("It can’t be read. Save it again."),
}


class FileRefusedError(ValidationError):
    """A file was refused; its messages are for whoever sent it."""


def as_error(found: Iterable[Found]) -> FileRefusedError:
    """Return the error with a sentence for each reason, in the language that is active."""
    return FileRefusedError([ValidationError(_sentence(each), code=each.code) for each in found])


def _sentence(found: Found) -> str:
    sentence = str(_SENTENCES.get(found.code, _SENTENCES["unreadable"]))
    if "%(what)s" in sentence:
        sentence %= {"what": found.what}
    if not found.part:
        return sentence
    return gettext("%(place)s: %(sentence)s") % {"place": found.part, "sentence": sentence}

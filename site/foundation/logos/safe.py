"""Asks a child process to look at a logo or a photograph, and tells its refusal in the reader's
language.
"""

from django.utils.translation import gettext_lazy as _

from .. import sandbox
from .limits import MAX_BYTES, PHOTO_BYTES, SECONDS

_START = sandbox.start_of("foundation.logos.child")
_WORDS = {
    "kind": _("The logo is not a PNG, JPEG or SVG, whatever its name says."),
    "large": _("The logo is too large. Choose one of at most 2 MB and 16 megapixels."),
    "small": _("The logo is too small to be printed. Choose one of at least 16 pixels a side."),
    "frame": _("The logo is too long and narrow, or does not say how large it is."),
    "text": _("The logo holds text as letters. Turn them into outlines, or save it as PNG."),
    "active": _("The logo holds parts that run or load something. Save it as PNG."),
    "declares": _("The logo holds parts that run or load something. Save it as PNG."),
    "outside": _("The logo loads something from elsewhere. Save it as PNG."),
    "complex": _("The drawing is too complex. Save it as PNG."),
    "empty": _("There is nothing in the drawing that could be printed. Save it as PNG."),
    "unreadable": _("The logo can’t be read. Save it again as PNG."),
}

_WORDS_OF_PHOTOS = {
    "kind": _("The picture is not a JPEG or PNG, whatever its name says."),
    "large": _("The picture is too large. Choose one of at most 12 MB and 60 megapixels."),
    "small": _("The picture is too small. Choose one of at least 320 pixels a side."),
    "frame": _("The picture is too long and narrow."),
    "unreadable": _("The picture can’t be read. Save it again as JPEG."),
}


class LogoError(Exception):
    """A logo was refused; its text is for whoever sent it, ``code`` for tests."""

    words = _WORDS

    def __init__(self, code: str) -> None:
        super().__init__(self.words.get(code, self.words["unreadable"]))
        self.code = code

    @property
    def message(self) -> str:
        """What was wrong, in the language that is active when it is read."""
        return str(self.args[0])


class PhotoError(LogoError):
    """A photograph was refused, for a reason that its text tells."""

    words = _WORDS_OF_PHOTOS


def safe_logo(data: bytes) -> bytes:
    """Return the logo as a PNG made anew, at most 1,200 pixels a side. Raises ``LogoError``.

    Nothing of ``data`` is written anywhere: it goes to a child process, which has 10 seconds and
    ends with its work.
    """
    return _asked(data, MAX_BYTES, LogoError)


def safe_photo(data: bytes) -> bytes:
    """Return a photograph as a JPEG made anew, at most 2,000 pixels a side, upright, without what
    the camera wrote into it. Raises ``PhotoError``. Nothing of ``data`` is written anywhere.
    """
    return _asked(data, PHOTO_BYTES, PhotoError, "photo")


def _asked(data: bytes, most: int, refusal: type[LogoError], *how: str) -> bytes:
    if len(data) > most:
        raise refusal("large")
    answer = sandbox.run(_START, data, *how, seconds=SECONDS)
    if answer.made:
        return answer.made
    raise refusal(answer.refusal or "complex")

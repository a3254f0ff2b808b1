"""Asks a child process to look at a logo, and tells its refusal in the reader's language."""

from django.utils.translation import gettext_lazy as _

from .. import sandbox
from .limits import MAX_BYTES, SECONDS

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


class LogoError(Exception):
    """A logo was refused; its text is for whoever sent it, ``code`` for tests."""

    def __init__(self, code: str) -> None:
        super().__init__(_WORDS.get(code, _WORDS["unreadable"]))
        self.code = code

    @property
    def message(self) -> object:
        """What was wrong, in the language that is active when it is read."""
        return self.args[0]


def safe_logo(data: bytes) -> bytes:
    """Return the logo as a PNG made anew, at most 1,200 pixels a side. Raises ``LogoError``.

    Nothing of ``data`` is written anywhere: it goes to a child process, which has 10 seconds and
    ends with its work.
    """
    if len(data) > MAX_BYTES:
        raise LogoError("large")
    answer = sandbox.run(_START, data, seconds=SECONDS)
    if answer.made:
        return answer.made
    raise LogoError(answer.refusal or "complex")

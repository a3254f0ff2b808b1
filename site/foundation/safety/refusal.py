"""What is raised when something may not go public."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .rules import Finding


class PublishingRefused(Exception):  # noqa: N818  # not a fault: an answer
    """``obj`` stays as it was; ``message`` and ``findings`` say why, in the editor's language.

    No ``PermissionDenied``: the desk turns that into a sentence that explains nothing.
    """

    def __init__(self, obj: Any, message: str, found: Sequence["Finding"] = ()) -> None:
        super().__init__(message)
        self.obj = obj
        self.message = message
        self.findings = [str(finding) for finding in found]

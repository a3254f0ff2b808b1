"""Files of strangers stay in memory, and too much is not read at all."""

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload
from django.http import HttpRequest


class InMemoryUploads(MemoryFileUploadHandler):
    """Keeps files in memory whatever their size, and stops at the limits: nothing meets the disk.

    ``request.too_much_sent`` is true where it stopped.
    """

    def __init__(self, request: HttpRequest, *, max_bytes: int, max_files: int) -> None:
        super().__init__(request)
        self.left = max_bytes
        self.files_left = max_files

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Use memory always: Django's own rule is about where large files go."""
        self.activated = True

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file, if one more is allowed."""
        self.files_left -= 1
        if self.files_left < 0:
            self._stop()
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep a piece, if there is room for it."""
        self.left -= len(raw_data)
        if self.left < 0:
            self._stop()
        return super().receive_data_chunk(raw_data, start)

    def _stop(self) -> None:
        if self.request is not None:
            self.request.too_much_sent = True  # type: ignore[attr-defined]
        # The rest is read and thrown away: a browser that can't send everything shows no answer.
        # How much that may be was looked at before.
        raise StopUpload(connection_reset=False)

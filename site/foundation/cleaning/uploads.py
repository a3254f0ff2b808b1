"""Files stay in memory while they are received: a raw file never meets the disk."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import MemoryFileUploadHandler

from .limits import MAX_BYTES


class OffTheDisk(MemoryFileUploadHandler):
    """Keeps a request's files in memory up to a limit. What is longer is counted, not kept: it
    comes out empty with its true size, so that the form can say what is wrong.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left = MAX_BYTES
        self.received = 0

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """Use memory always: Django's own rule is about where large files go."""
        self.activated = True

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        self.received = 0
        super().new_file(*args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Keep a piece, if there is room for it."""
        self.received += len(raw_data)
        self.left -= len(raw_data)
        if self.left < 0:
            self.file.seek(0)
            self.file.truncate()
            return None
        return super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Give the file with the size in which it came."""
        return super().file_complete(self.received if self.left < 0 else file_size)

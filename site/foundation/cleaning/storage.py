"""Where originals are kept. Nothing is written there that was not cleaned."""

from typing import Any

from django.core.files.storage import FileSystemStorage

from .files import clean_file


class CleanStorage(FileSystemStorage):
    """Cleans whatever comes raw, from a form or from code. Raises ``FileRefusedError``."""

    def save(self, name: str | None, content: Any, max_length: int | None = None) -> str:
        """Keep a file, and return the name under which it is kept."""
        return super().save(name, clean_file(content, name or content.name), max_length=max_length)

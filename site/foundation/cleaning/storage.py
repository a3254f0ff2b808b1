"""Where originals are kept. Nothing is written there that was not cleaned."""

from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage

from .files import clean_file


class CleanStorage(FileSystemStorage):
    """Cleans whatever comes raw, from a form or from code. Raises ``FileRefusedError``."""

    def save(self, name: str | None, content: Any, max_length: int | None = None) -> str:
        """Keep a file, and return the name under which it is kept."""
        return super().save(name, clean_file(content, name or content.name), max_length=max_length)

    def _save(self, name: str, content: Any) -> str:
        """Write a file whole, or leave nothing of it."""
        there = Path(self.path(name))
        was_there = there.exists()
        try:
            # The stubs lack what Django's documentation tells to override.
            kept: str = super()._save(name, content)  # type: ignore[misc]
        except OSError:
            if not was_there:
                there.unlink(missing_ok=True)
            raise
        return kept

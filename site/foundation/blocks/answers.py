"""The questions every block answers, with the answers most blocks give."""

from typing import Any

from django.utils.html import strip_tags


class Answers:
    """Mixed into blocks so that search, contents lists and checks need not know their types."""

    def as_text(self, value: Any) -> str:
        """Return the words a reader reads in ``value``, without markup."""
        return " ".join(strip_tags(str(value)).split())

    def headings(self, value: Any) -> list[str]:
        """Return the headings in ``value``, in order."""
        return []

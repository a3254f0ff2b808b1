"""Tables that Wagtail's lists give away as CSV: nothing in them runs as a formula.

Its workbooks keep text as text by themselves.
"""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from ..tables import guarded


def connect() -> None:
    """Let cells of CSV be written as those of our own tables are."""
    process = SpreadsheetExportMixin.preprocess_field_value

    def preprocess(self: Any, field: str, value: Any, export_format: str) -> Any:
        cell = process(self, field, value, export_format)
        is_text = isinstance(cell, str) and export_format == self.FORMAT_CSV
        return guarded(cell) if is_text else cell

    SpreadsheetExportMixin.preprocess_field_value = preprocess

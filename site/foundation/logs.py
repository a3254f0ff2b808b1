"""What is written into logs: never whom it is about."""

import logging
import re

_MAILBOX = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")


class DiscreetFormatter(logging.Formatter):
    """Writes a record, its traceback included, with e-mail addresses blotted out: Wagtail notes
    whom a mail could not be sent to.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, or lines."""
        return _MAILBOX.sub("[address]", super().format(record))

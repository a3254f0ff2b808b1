"""What is written into logs: never whom it is about."""

import json
import logging
import re
from datetime import UTC, datetime
from functools import cache

from django.conf import settings

_MAILBOX = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
# Of networks, in both versions; times of day have no more than two colons.
_NETWORK = re.compile(
    r"\b(?:\d{1,3}\.){3}\d{1,3}\b|(?<![\w:])(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{1,4}\b"
)
# What was asked, in an address: the path is enough to find a fault.
_QUERY = re.compile(r"(?<=[/\w])\?[^\s\"'<>]+=[^\s\"'<>]*")
# What PostgreSQL adds to an error: the row that it refused, whomever that is about.
_ROW = re.compile(r"DETAIL: .*?(?=\nCONTEXT: |\n\nThe above |\n\nDuring |\Z)", re.DOTALL)


def blotted(text: str) -> str:
    """Return ``text`` without mailboxes, network addresses, what was asked, keys that stand in
    paths and rows of the database.
    """
    text = _key().sub(r"\1[key]", _ROW.sub("DETAIL: [row]", text))
    return _QUERY.sub("?[query]", _NETWORK.sub("[address]", _MAILBOX.sub("[address]", text)))


@cache
def _key() -> re.Pattern[str]:
    """Return what finds a key in a path: whoever reads it could use it."""
    before = "|".join(map(re.escape, settings.PATHS_OF_KEYS))
    return re.compile(rf"(/(?:{before})/)[^/\s\"'<>]+")


class DiscreetFormatter(logging.Formatter):
    """Writes a record, its traceback included, with addresses of people and machines blotted out:
    Wagtail notes whom a mail could not be sent to.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, or lines."""
        return blotted(super().format(record))


class JsonFormatter(logging.Formatter):
    """Writes a record as one line of JSON, as discreet as the lines that people read."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": blotted(record.getMessage()),
            "where": f"{record.module}:{record.lineno}",
        }
        if record.exc_info:
            told["traceback"] = blotted(self.formatException(record.exc_info))
        return json.dumps(told, ensure_ascii=False)

"""Notes which parameters of an address a view reads, so that a new one is found without a list."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from django.core.handlers.wsgi import WSGIRequest, get_bytes_from_wsgi
from django.http import QueryDict
from django.utils.functional import cached_property

READ: set[str] = set()


class Recording(QueryDict):
    """Parameters that note which of them is asked for."""

    def __getitem__(self, key: Any) -> Any:
        READ.add(str(key))
        return super().__getitem__(key)

    def __contains__(self, key: Any) -> bool:
        READ.add(str(key))
        return super().__contains__(key)

    def get(self, key: Any, default: Any = None) -> Any:
        """Note, and return the last value."""
        READ.add(str(key))
        return super().get(key, default)

    def getlist(self, key: Any, default: Any = None) -> Any:
        """Note, and return all values."""
        READ.add(str(key))
        return super().getlist(key, default)


@contextmanager
def recording() -> Iterator[set[str]]:
    """Let every request note what it reads; gives the set, which whoever asks empties."""

    def read(request: WSGIRequest) -> QueryDict:
        raw = get_bytes_from_wsgi(request.environ, "QUERY_STRING", "")
        return Recording(raw, encoding=request.encoding)

    prop = cached_property(read)
    prop.__set_name__(WSGIRequest, "GET")
    with patch.object(WSGIRequest, "GET", prop):
        yield READ

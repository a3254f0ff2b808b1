"""A bounded memory of pages, the least read forgotten first."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

# Some thousand pages, compressed.
MOST_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True)
class KeptPage:
    """An answer without what the server adds to each: its headers, and its body compressed.

    ``stamp`` and ``until`` (seconds of the clock that only goes forward) say for how long it is
    true.
    """

    stamp: int
    until: float
    headers: tuple[tuple[str, str], ...]
    packed: bytes


class Memory:
    """Pages by address. Threads share it."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._pages: OrderedDict[str, KeptPage] = OrderedDict()
        self._bytes = 0
        self._most = most_bytes
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, address: str) -> KeptPage | None:
        """Return what is kept for ``address``, true or not."""
        with self._lock:
            page = self._pages.get(address)
            if page is not None:
                self._pages.move_to_end(address)
            return page

    def put(self, address: str, page: KeptPage) -> None:
        """Keep ``page``, and forget what was read longest ago where room is wanted."""
        with self._lock:
            self._forget(address)
            self._pages[address] = page
            self._bytes += len(page.packed)
            while self._bytes > self._most:
                self._forget(next(iter(self._pages)))

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._pages.clear()
            self._bytes = 0

    def _forget(self, address: str) -> None:
        page = self._pages.pop(address, None)
        if page is not None:
            self._bytes -= len(page.packed)

"""PostgreSQL whose silence ends.

A server that hangs answers nothing and closes nothing, and no setting of the server helps then:
whoever asked would wait for ever, and with them every thread of every web server. So each statement
waits ``patience`` seconds at most (``OPTIONS``; none: as long as it takes), and after a silence one
thread asks for all of a process.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from types import SimpleNamespace
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg.pq import TransactionStatus

# Whether an old connection still leads anywhere is seen sooner than what a large question says.
QUICK_SECONDS = 3
PAUSE_SECONDS = 1.0
_SLOW_SECONDS = 1.0


class PatientConnection(psycopg.Connection[Any]):
    """A connection that ends itself when the server says nothing for too long."""

    patience: float | None = None

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """Wait for an answer. Raises ``psycopg.OperationalError`` when none comes in time."""
        try:
            return super().wait(gen, interval, self.patience if timeout is None else timeout)
        except psycopg.OperationalError:
            if self.pgconn.transaction_status == TransactionStatus.ACTIVE:
                # The answer may come yet, and would be taken for that of the next question.
                self.close()
            raise


class Silence:
    """What threads of a process know of a server that did not answer a moment ago."""

    def __init__(self) -> None:
        self._ask_again_at = 0.0
        self._lock = Lock()

    @contextmanager
    def broken_by_one(self) -> Iterator[None]:
        """Connect inside. Raises ``psycopg.OperationalError`` at once while others do so in
        vain.
        """
        with self._lock:
            now = time.monotonic()
            if now < self._ask_again_at:
                raise psycopg.OperationalError("the server did not answer a moment ago")
            if self._ask_again_at:
                self._ask_again_at = now + QUICK_SECONDS + PAUSE_SECONDS
        try:
            yield
        except psycopg.OperationalError:
            # One that refuses is quick, and asked again at once.
            self._ask_again_at = 0.0
            if time.monotonic() - now > _SLOW_SECONDS:
                self.begin()
            raise
        self._ask_again_at = 0.0

    def begin(self) -> None:
        """Note that the server does not answer."""
        self._ask_again_at = time.monotonic() + PAUSE_SECONDS


silence = Silence()


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, on patient connections."""

    Database: Any = SimpleNamespace(**{**vars(psycopg), "connect": PatientConnection.connect})

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect, unless that was in vain a moment ago."""
        patience = conn_params.pop("patience", None)
        with silence.broken_by_one():
            connection = super().get_new_connection(conn_params)
        connection.patience = patience or None
        return connection

    def is_usable(self) -> bool:
        """Say whether the connection still leads to a server that answers."""
        connection = self.connection
        if connection is None or connection.closed:
            return False
        patience, connection.patience = connection.patience, QUICK_SECONDS
        try:
            usable: bool = super().is_usable()
        finally:
            connection.patience = patience
        if not usable and connection.closed:
            silence.begin()
        return usable

"""Connections to a search server that end when their time is over, however slowly it speaks.

The client's own timeout is for each byte that it waits for: a server that sends one now and then
would be waited for without end.
"""

import contextlib
import socket
import threading
from typing import Any

from elastic_transport import Urllib3HttpNode

_asking = threading.local()


class _Noted:
    """Mixin for connections: tells who asks which socket it asks over."""

    sock: socket.socket | None

    def request(self, *args: Any, **kwargs: Any) -> Any:
        """Ask, and note over which socket."""
        connection: Any = super()
        answer = connection.request(*args, **kwargs)
        sockets = getattr(_asking, "sockets", None)
        if sockets is not None and self.sock is not None:
            sockets.append(self.sock)
        return answer


class PromptNode(Urllib3HttpNode):
    """A server that is listened to no longer than ``request_timeout`` seconds in all."""

    def __init__(self, config: Any) -> None:
        super().__init__(config)
        usual: Any = self.pool.ConnectionCls
        self.pool.ConnectionCls = type("NotedConnection", (_Noted, usual), {})

    def perform_request(self, *args: Any, **kwargs: Any) -> Any:
        """Ask, and hang up when the time is over: that is a failed connection to the client."""
        seconds = kwargs.get("request_timeout")
        if not isinstance(seconds, int | float):
            return super().perform_request(*args, **kwargs)
        _asking.sockets = []
        over = threading.Timer(seconds, _hang_up, [_asking.sockets])
        over.daemon = True
        over.start()
        try:
            return super().perform_request(*args, **kwargs)
        finally:
            over.cancel()
            _asking.sockets = None


def _hang_up(sockets: list[socket.socket]) -> None:
    for each in sockets:
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)

"""Asks another site whether an address leads anywhere: with HEAD, without a cookie or a name.

Only addresses on the public network are asked. A name is resolved once and that address is
connected to, so that it can't turn into another one in between; a redirect is judged anew.
"""

import http.client
import ipaddress
import socket
import ssl
from urllib.parse import SplitResult, urljoin, urlsplit

from ...models import Fault

TIMEOUT = 5
MOST_REDIRECTS = 3
PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
# Servers that don't know HEAD, or want no machine, say so: the address is there.
_ANSWERS = frozenset({401, 403, 405, 429, 501})


class NotPublicError(Exception):
    """The address must not be asked from inside the house."""


def ask_outside(address: str) -> str:
    """Return the fault of an address on another site, empty when it answers."""
    for _attempt in range(MOST_REDIRECTS + 1):
        try:
            status, location = _head(urlsplit(address))
        except NotPublicError:
            return Fault.REFUSED
        except (OSError, ValueError, http.client.HTTPException):
            return Fault.UNREACHABLE
        if status not in _REDIRECTS or not location:
            return _fault_of(status)
        address = urljoin(address, location)
    return Fault.BROKEN


def _fault_of(status: int) -> str:
    if status < 400 or status in _ANSWERS:
        return Fault.NONE
    return Fault.MISSING if status in (404, 410) else Fault.BROKEN


def public_address(host: str, port: int) -> str:
    """Return the one address of ``host`` to connect to. Raises ``NotPublicError`` when any of its
    addresses is not on the public network, ``OSError`` when it has none.
    """
    found = {info[4][0] for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)}
    addresses = [ipaddress.ip_address(str(each).partition("%")[0]) for each in found]
    if not addresses or not all(is_public(each) for each in addresses):
        raise NotPublicError(host)
    # The older protocol first: many a server has no way out over the newer one.
    return str(min(addresses, key=lambda each: (each.version, str(each))))


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Say whether an address is one of the public network, whatever way it is written."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address.teredo:
            return False
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast and not address.is_reserved


def _head(url: SplitResult) -> tuple[int, str]:
    if url.scheme not in PORTS or not url.hostname or url.username or url.password:
        raise NotPublicError(url.geturl())
    port = url.port or PORTS[url.scheme]
    if port != PORTS[url.scheme]:
        raise NotPublicError(url.geturl())
    connection = _connect(url, public_address(url.hostname, port), port)
    try:
        path = (url.path or "/") + (f"?{url.query}" if url.query else "")
        connection.request("HEAD", path, headers={"Host": url.hostname, "Connection": "close"})
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location", "")
    finally:
        connection.close()


def _connect(url: SplitResult, address: str, port: int) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection(address, port, timeout=TIMEOUT)
    sock = socket.create_connection((address, port), timeout=TIMEOUT)
    if url.scheme == "https":
        try:
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=url.hostname)
        except Exception:
            sock.close()
            raise
    connection.sock = sock
    return connection

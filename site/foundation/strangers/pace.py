"""How often one connection may send a form, counted without keeping anybody's address.

What is kept is a keyed hash. The key is random, lives in the cache for its day only, and with it
goes every way back to an address. A cache that is gone or emptied means that nobody is slowed.
"""

import hashlib
import secrets

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from ..accounts.devices import network

WINDOW = 60 * 60
_DAY = 25 * 60 * 60


def is_too_often(request: HttpRequest, form: str, limit: int) -> bool:
    """Count one more sending of ``form`` and say whether it is beyond ``limit`` an hour."""
    name = f"strangers:pace:{form}:{_hidden(connection_of(request))}"
    if cache.add(name, 1, WINDOW):
        return limit < 1
    try:
        return cache.incr(name) > limit
    except ValueError:  # it ran out between the two questions
        return False


def connection_of(request: HttpRequest) -> str:
    """Return the connection that sends: an IPv4 address, or the /64 that one IPv6 line has.

    Nobody wider is counted, so that whoever sends too much slows no neighbour.
    """
    try:
        return network(get_adapter().get_client_ip(request))
    except (ValueError, PermissionDenied):
        return ""


def _hidden(connection: str) -> str:
    name = f"strangers:key:{timezone.localdate().isoformat()}"
    key = cache.get_or_set(name, lambda: secrets.token_bytes(32), _DAY)
    return hashlib.blake2b(connection.encode(), key=key or b"", digest_size=16).hexdigest()

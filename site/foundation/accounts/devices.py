"""Known devices: how failed sign-ins are counted so that nobody can lock another person out.

Counting by account alone lets a stranger use up the owner's attempts; counting by network alone
lets many networks guess at one account. So strangers are counted by account and network, and all of
them together by account; a device that signed in to the account before counts by itself.
"""

import ipaddress
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_HALF_A_YEAR = 180 * 24 * 60 * 60
_IPV6_SITE = 64


def known(request: HttpRequest, email: str) -> str | None:
    """Return the mark of a device that signed in to this account before, or ``None``."""
    return request.get_signed_cookie(
        settings.DEVICE_COOKIE_NAME, default=None, salt=_salt(email), max_age=_HALF_A_YEAR
    )


def remember(response: HttpResponse, email: str) -> None:
    """Mark the device of somebody who just signed in. The cookie does not say whose it is."""
    response.set_signed_cookie(
        settings.DEVICE_COOKIE_NAME,
        secrets.token_urlsafe(12),
        salt=_salt(email),
        max_age=_HALF_A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def network(address: str) -> str:
    """Return the network one subscriber holds: the address itself, or for IPv6 its first half."""
    parsed = ipaddress.ip_address(address)
    if parsed.version == 4:
        return str(parsed)
    return str(ipaddress.ip_network((parsed, _IPV6_SITE), strict=False).network_address)


def _salt(email: str) -> str:
    return f"foundation.accounts.devices:{email.strip().lower()}"

"""How attempts at a second factor are counted, so that nobody can lock another person out.

allauth counts them by the account alone: whoever has somebody's password, and nothing else, would
keep its owner from signing in for as long as they like.
"""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import context, ratelimit
from allauth.mfa.base import forms as codes
from allauth.mfa.totp import forms as apps
from allauth.mfa.webauthn import forms as passkeys

from . import devices


def count_attempt(user: Any, error_key: str | None = None) -> Callable[[], None]:
    """Count an attempt; return what forgets it when it succeeds. Raises ``ValidationError`` when
    there were too many: on a device that the account knows by themselves, else by account and
    network, and by account for all unknown devices together.
    """
    request = context.request
    device = devices.known(request, user.email)
    place = device or devices.network(get_adapter().get_client_ip(request))
    counted = [("login_failed", f"code:{user.pk}:{place}")]
    if device is None:
        counted.append(("login_strangers", f"code:{user.pk}"))
    for action, key in counted:
        if not ratelimit.consume(request, action=action, key=key):
            raise get_adapter().validation_error(error_key or "too_many_login_attempts")
    action, key = counted[0]
    return lambda: ratelimit.clear(request, action=action, key=key)


def count_our_way() -> None:
    """Let every form that takes a code or a passkey count so."""
    for module in (codes, apps, passkeys):
        module.check_rate_limit = count_attempt

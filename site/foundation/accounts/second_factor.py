"""What a session has proved: that it holds a second factor of its account.

allauth asks for the second factor when an account that has one signs in. That leaves the sessions
that signed in before, by password alone: they are told apart by a mark, which only the use (or the
first setting up) of a second factor leaves in the session.
"""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpRequest

# Recovery codes stand in for these; alone they are no second factor.
FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
MARK = "second_factor_of"


_demanded: dict[str, Callable[[Any], bool]] = {}


def demand_at(*names: str, of: Callable[[Any], bool]) -> None:
    """Let addresses outside the desk, each by its name, want what the desk wants of everybody for
    whom ``of(user)`` holds. For whom it doesn't hold they are as they were: what is not there for
    somebody must not ask them for anything.
    """
    _demanded.update(dict.fromkeys(names, of))


def is_demanded(name: str | None, user: Any) -> bool:
    """Say whether the address called ``name`` wants a second factor of a signed-in ``user``."""
    of = _demanded.get(name or "")
    return of is not None and user.is_authenticated and of(user)


def is_set_up(user: Any) -> bool:
    """Say whether the account has an authenticator app or a passkey."""
    return is_mfa_enabled(user, FACTORS)


def has_app(user: Any) -> bool:
    """Say whether the account has an authenticator app."""
    return is_mfa_enabled(user, (Authenticator.Type.TOTP,))


def was_used(request: HttpRequest) -> bool:
    """Say whether this session proved a second factor, and the account still has one."""
    return request.session.get(MARK) == request.user.pk and is_set_up(request.user)


def remember_use(sender: Any, request: HttpRequest, user: Any, **kwargs: Any) -> None:
    """Mark the session in which a code, a passkey or a recovery code was accepted."""
    request.session[MARK] = user.pk


def remember_first(
    sender: Any, request: HttpRequest, user: Any, authenticator: Authenticator, **kwargs: Any
) -> None:
    """Mark the session in which the first factor was set up: doing so proved that it is at hand.

    A further factor proves nothing: a session without the mark must not earn it by adding one.
    """
    others = Authenticator.objects.filter(user=user, type__in=FACTORS).exclude(pk=authenticator.pk)
    if authenticator.type in FACTORS and not others.exists():
        request.session[MARK] = user.pk

"""System checks: the door of the desk is there, stands in the right place, and is shut."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

MIDDLEWARE = "foundation.accounts.middleware.SecondFactorMiddleware"
BEFORE = (
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
)


def door_stands_behind_the_sign_in(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """foundation.E020: the second factor is asked for, after it is known who asks."""
    order = list(settings.MIDDLEWARE)
    if MIDDLEWARE not in order:
        return [Error(f"{MIDDLEWARE} is not in MIDDLEWARE.", id="foundation.E020")]
    place = order.index(MIDDLEWARE)
    return [
        Error(f"{MIDDLEWARE} must come after {name}.", id="foundation.E020")
        for name in BEFORE
        if name not in order[:place]
    ]


def second_factor_is_required(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """foundation.E021 (deploy): nobody enters a real desk on a password alone."""
    if settings.SECOND_FACTOR_REQUIRED:
        return []
    return [
        Error(
            "SECOND_FACTOR_REQUIRED is off: whoever learns a password enters the desk.",
            id="foundation.E021",
        )
    ]


def register_all() -> None:
    """Register the checks with Django."""
    register(door_stands_behind_the_sign_in, Tags.security)
    register(second_factor_is_required, Tags.security, deploy=True)

"""Keeps allauth's list of addresses to one per account: the one it signs in with."""

from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction

from ..models import User


@transaction.atomic
def keep_one_address(sender: type[User], instance: User, raw: bool = False, **kwargs: Any) -> None:
    """Replace whatever address an account had by its own.

    It counts as verified: administrators enter it, and only who reads its mail can set a password.
    """
    if raw:
        return
    kept = EmailAddress.objects.filter(
        user=instance, email=instance.email.lower(), primary=True, verified=True
    )
    if kept.exists():
        return
    EmailAddress.objects.filter(user=instance).delete()
    EmailAddress.objects.create(
        user=instance, email=instance.email.lower(), primary=True, verified=True
    )

"""Accounts of every role, and the ways in: signing in as people do, or straight to the desk."""

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.urls import reverse
from wagtail.models import GroupPagePermission

from foundation.accounts import second_factor
from foundation.accounts.roles import ROLES, group_of, sync_roles
from foundation.models import User

PASSWORD = "ispravna lozinka za probu"


def ready_roles():
    """Bring the roles in line with the code, unless they are: databases of tests begin so."""
    if not GroupPagePermission.objects.filter(group__name=ROLES["author"].name).exists():
        sync_roles()


def make_account(role=None, **fields):
    """Return a new account, in the group of ``role`` if one is given."""
    number = User.objects.count() + 1
    user = User.objects.create_user(
        fields.pop("email", f"{role or 'reader'}-{number}@example.org"), PASSWORD, **fields
    )
    if role:
        ready_roles()
        user.groups.add(group_of(role))
    return user


class App:
    """An authenticator app that somebody set up."""

    def __init__(self, user):
        self.secret = generate_totp_secret()
        self.authenticator = TOTP.activate(user, self.secret).instance
        self.recovery_codes = RecoveryCodes.activate(user).generate_codes()

    def code(self):
        """Return the code it shows now."""
        return code_of(self.secret)


def code_of(secret):
    """Return the code that an app with this secret shows now."""
    _, now, _ = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(secret, now))


def sign_in(client, user, password=PASSWORD, **extra):
    """Send the sign-in form; return the answer."""
    return client.post(
        reverse("account_login"), {"login": user.email, "password": password}, **extra
    )


def enter_desk(client, user):
    """Return the client with a session that proved its second factor, without the steps there."""
    if not second_factor.is_set_up(user):
        Authenticator.objects.create(
            user=user, type=Authenticator.Type.TOTP, data={"secret": generate_totp_secret()}
        )
    client.force_login(user)
    session = client.session
    session[second_factor.MARK] = user.pk
    session.save()
    return client

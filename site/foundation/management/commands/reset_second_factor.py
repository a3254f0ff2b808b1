"""``manage.py reset_second_factor ADDRESS``: for somebody who lost the device and the codes."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from foundation.accounts.tasks import send_password_link
from foundation.models import User


class Command(BaseCommand):
    """Remove the second factors of an account, end its sessions, and let its owner start anew.

    The password goes too: whoever had the device may have the password, and a mail to the owner
    is then the only way in.
    """

    help = "Remove an account's second factors and password, and send its owner a link."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the account's address."""
        parser.add_argument("address", help="e-mail address of the account")

    def handle(self, *args: Any, **options: Any) -> None:
        """Reset the account. Raises ``CommandError`` where there is none."""
        user = User.objects.filter(email__iexact=options["address"]).first()
        if user is None:
            raise CommandError("There is no account with this address.")
        with transaction.atomic():
            Authenticator.objects.filter(user=user).delete()
            user.set_unusable_password()
            user.save(update_fields=["password"])
        send_password_link.enqueue(user.email, settings.LANGUAGE_CODE, "invitation")
        self.stdout.write("Second factors and password are removed; a link was sent to the owner.")

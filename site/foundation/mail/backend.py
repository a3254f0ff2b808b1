"""Where Django's mail functions leave their messages."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from ..models import OutgoingMail
from .delivering import deliver


class OutboxBackend(BaseEmailBackend):
    """Keeps messages until the worker has handed them on; they share the transaction that is
    open.
    """

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Store each message that has a recipient, as the bytes that will be sent, its id
        included; return how many.
        """
        kept = [
            OutgoingMail(
                sender=message.from_email,
                recipients=message.recipients(),
                content=message.message().as_bytes(),
            )
            for message in email_messages
            if message.recipients()
        ]
        OutgoingMail.objects.bulk_create(kept)
        if kept:
            transaction.on_commit(deliver.enqueue)
        return len(kept)

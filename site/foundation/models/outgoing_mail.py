"""Mail on its way to the mail server."""

from typing import ClassVar

from django.db import models
from django.utils import timezone


class OutgoingMail(models.Model):
    """One message that was not handed on yet. It is deleted as soon as the mail server has it."""

    sender = models.CharField(max_length=254)
    recipients = models.JSONField()
    content = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Empty: the mail server refused it for good.
    not_before = models.DateTimeField(null=True, default=timezone.now, db_index=True)
    claimed_until = models.DateTimeField(null=True)
    # The process that is at it, as "machine:number": one that was killed lets go at once.
    claimed_by = models.CharField(max_length=300, default="", db_default="", blank=True)

    bumps_generation = False

    class Meta:
        verbose_name = "outgoing mail"
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.pk}"

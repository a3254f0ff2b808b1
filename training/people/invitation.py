"""An invitation to open an account: a link that is sent once and holds for some days."""

from datetime import timedelta
from typing import ClassVar
from uuid import uuid4

from django.core import signing
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models import Person

HOLDS = timedelta(days=14)
SALT = "training.invitation"


class Invitation(models.Model):
    """That a person may choose a password. The link is signed and not kept: it names this row and
    the address it was sent to, so that it opens nothing once either has changed.
    """

    key = models.UUIDField(unique=True, default=uuid4, editable=False)
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="invitations"
    )
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)
    expires_at = models.DateTimeField(_("holds until"))
    used_at = models.DateTimeField(_("used"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering: ClassVar[list[str]] = ["-sent_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(used_at=None),
                name="training_one_open_invitation",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("sent_at"))
                & (Q(used_at=None) | Q(used_at__lte=F("expires_at"))),
                name="training_invitation_in_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.sent_at:%Y-%m-%d}"

    def token(self) -> str:
        """Return what the link ends with."""
        return signing.dumps([self.key.hex, self.person.email.lower()], salt=SALT, compress=True)

    @classmethod
    def of_token(cls, token: str) -> "Invitation | None":
        """Return the invitation that can be used with ``token`` now, or ``None``."""
        try:
            key, email = signing.loads(token, salt=SALT)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        found = cls.objects.select_related("person").filter(
            key=key,
            used_at=None,
            expires_at__gt=timezone.now(),
            person__user=None,
            person__email__iexact=email,
        )
        return found.first()

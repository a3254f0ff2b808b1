"""A certificate."""

import hashlib
import secrets
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# No signs that are taken for others when they are read aloud or typed from paper.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
TOKEN_LENGTH = 20


def new_token() -> str:
    """Return a word of 99 bits that names a certificate for ever."""
    return "".join(secrets.choice(ALPHABET) for _sign in range(TOKEN_LENGTH))


def lookup_of(token: str) -> str:
    """Return by what a token is looked up: how long that takes says nothing of the token."""
    return hashlib.sha256(token.encode()).hexdigest()


class CertificateQuerySet(models.QuerySet["Certificate"]):
    """Asks about certificates."""

    def live(self) -> "CertificateQuerySet":
        """Keep those that were neither revoked nor superseded. Some may have expired."""
        return self.filter(revoked_at=None, superseded_at=None)


class Certificate(models.Model):
    """That a person finished an edition of a course, as it was said on the day of issue.

    ``snapshot`` holds every word of the paper in both scripts, ``digest`` its hash. Nothing of a
    certificate changes but that it is revoked or superseded, once (``promises``); whether it has
    expired follows from the day.
    """

    class Status(models.TextChoices):
        """What is said of it today."""

        VALID = "valid", _("valid")
        EXPIRED = "expired", pgettext_lazy("certificate", "expired")
        SUPERSEDED = "superseded", _("superseded by a newer one")
        REVOKED = "revoked", pgettext_lazy("certificate", "revoked")

    token = models.CharField(max_length=32, unique=True, editable=False)
    lookup = models.CharField(max_length=64, unique=True, editable=False)
    year = models.PositiveSmallIntegerField(_("year"), editable=False)
    serial = models.PositiveIntegerField(_("number"), editable=False)
    enrolment = models.ForeignKey(
        "training.Enrolment", on_delete=models.PROTECT, related_name="certificates"
    )
    person = models.ForeignKey(
        "training.Person",
        verbose_name=_("participant"),
        on_delete=models.PROTECT,
        related_name="certificates",
    )
    course = models.ForeignKey(
        "training.CoursePage",
        verbose_name=_("course"),
        on_delete=models.PROTECT,
        related_name="certificates",
    )
    snapshot = models.JSONField(encoder=DjangoJSONEncoder, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    issued_at = models.DateTimeField(_("issued at"), default=timezone.now)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("issued by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    valid_until = models.DateField(_("valid until"), null=True)
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="superseded_by"
    )
    superseded_at = models.DateTimeField(_("superseded at"), null=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("revoked by"),
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering: ClassVar[list[str]] = ["-year", "-serial"]
        permissions = [("issue_certificate", _("May issue and revoke certificates"))]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["year", "serial"], name="training_certificate_number"),
            models.UniqueConstraint(
                fields=["enrolment"],
                condition=Q(revoked_at=None, superseded_at=None),
                name="training_one_live_certificate_an_enrolment",
            ),
            models.UniqueConstraint(
                fields=["person", "course"],
                condition=Q(revoked_at=None, superseded_at=None),
                name="training_one_live_certificate_a_course",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="training_certificate_revoked_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(serial__gte=1) & ~Q(token="") & ~Q(lookup="") & ~Q(digest=""),
                name="training_certificate_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number in the register."""
        return f"{self.serial}/{self.year}"

    def status_on(self, day: date) -> "Certificate.Status":
        """Return what is said of it on ``day``. What was revoked is that before anything else."""
        if self.revoked_at is not None:
            return self.Status.REVOKED
        if self.superseded_at is not None:
            return self.Status.SUPERSEDED
        if self.valid_until is not None and self.valid_until < day:
            return self.Status.EXPIRED
        return self.Status.VALID

    @property
    def status(self) -> "Certificate.Status":
        """What is said of it today in Serbia."""
        return self.status_on(timezone.localdate())

    @property
    def changed_on(self) -> Any:
        """The day on which it became what it is, or ``None`` while it is valid."""
        instant = self.revoked_at or self.superseded_at
        if instant is not None:
            return timezone.localdate(instant)
        return self.valid_until if self.status == self.Status.EXPIRED else None

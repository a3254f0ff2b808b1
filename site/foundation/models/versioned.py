"""Versions and supersession: what was printed or certified points to its version forever."""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _


class Versioned(models.Model):
    """One version of something that is published in versions.

    Versions of one thing share ``series``. At most one is valid; the older ones stay readable and
    say by what they were superseded. A published version is never deleted.
    """

    class Status(models.TextChoices):
        """Where a version stands in its life."""

        DRAFT = "draft", _("draft")
        VALID = "valid", _("valid")
        SUPERSEDED = "superseded", _("superseded")

    series = models.UUIDField(_("series"), default=uuid.uuid4, editable=False, db_index=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    version_status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False
    )
    valid_from = models.DateTimeField(_("valid from"), null=True, blank=True, editable=False)
    change_note = models.TextField(_("what changed"), blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=("series", "version"), name="%(app_label)s_%(class)s_version_once"
            ),
            models.UniqueConstraint(
                fields=("series",),
                condition=models.Q(version_status="valid"),
                name="%(app_label)s_%(class)s_one_valid",
            ),
            models.CheckConstraint(
                condition=models.Q(version_status="draft") | models.Q(valid_from__isnull=False),
                name="%(app_label)s_%(class)s_published_is_dated",
            ),
        ]

    def versions(self) -> "models.QuerySet[Versioned]":
        """Return every version of this thing, newest first."""
        return type(self)._default_manager.filter(series=self.series).order_by("-version")

    def valid_version(self) -> "Versioned | None":
        """Return the version that is valid now, if there is one."""
        return self.versions().filter(version_status=self.Status.VALID).first()

    @transaction.atomic
    def put_in_force(self, *, at: datetime) -> None:
        """Make this draft the valid version from ``at`` on; the one before it becomes superseded.

        Raises ``ValidationError`` when this version is not a draft.
        """
        if self.version_status != self.Status.DRAFT:
            raise ValidationError(_("Only a draft can be put in force."), code="not_draft")
        self.versions().filter(version_status=self.Status.VALID).update(
            version_status=self.Status.SUPERSEDED
        )
        self.version_status = self.Status.VALID
        self.valid_from = at
        self.save()

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        """Delete a draft. Raises ``ValidationError`` for a version that was ever in force."""
        if self.version_status != self.Status.DRAFT:
            raise ValidationError(_("A published version is kept forever."), code="published")
        return super().delete()

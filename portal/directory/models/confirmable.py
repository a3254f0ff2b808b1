"""What must be confirmed every half year: when, by whom, in what office, and who is told."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation import moment

# Somebody who opens an old draft confirms nothing: these are never taken from a revision.
NOT_FROM_REVISIONS = (
    "confirmed_on",
    "confirmed_by_id",
    "confirmed_as",
    "told_soon_for",
    "told_lapsed_for",
)


def oldest_valid(today: date | None = None) -> date:
    """Return the earliest day on which a confirmation counts still, ``today`` in Belgrade."""
    return (today or timezone.localdate(moment.now())) - timedelta(
        days=settings.DIRECTORY_CONFIRMED_FOR_DAYS
    )


class Confirmable(models.Model):
    """Something that counts for ``DIRECTORY_CONFIRMED_FOR_DAYS`` from its last confirmation.

    ``told_soon_for`` and ``told_lapsed_for`` hold the confirmation whose end the owner was told of.
    """

    confirmed_on = models.DateField(_("last confirmed on"), null=True, editable=False)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    confirmed_as = models.CharField(_("confirmed by"), max_length=120, blank=True, editable=False)
    told_soon_for = models.DateField(null=True, editable=False)
    told_lapsed_for = models.DateField(null=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("who looks after it"),
        help_text=_("Told by e-mail before the confirmation ends. Empty: the publishers are told."),
    )

    bumps_generation = True

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(confirmed_on=None) | Q(confirmed_as__gt=""),
                name="%(app_label)s_%(class)s_confirmed_by_an_office",
            )
        ]

    @property
    def confirmed_until(self) -> date | None:
        """The last day on which it counts; nothing if nobody confirmed it."""
        days = timedelta(days=settings.DIRECTORY_CONFIRMED_FOR_DAYS)
        return self.confirmed_on + days if self.confirmed_on else None

    @property
    def is_confirmed(self) -> bool:
        """Whether it counts today."""
        return self.confirmed_on is not None and self.confirmed_on >= oldest_valid()

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Return what a revision says, with the confirmation that is stored."""
        obj = super().with_content_json(content)  # type: ignore[misc]
        stored = type(self)._default_manager.filter(pk=self.pk).values(*NOT_FROM_REVISIONS).first()
        for name, value in (stored or {}).items():
            setattr(obj, name, value)
        return obj

"""Which sectors a course administrator looks after."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.api import Sector


class SectorDuty(models.Model):
    """That somebody decides on the applications of one sector. Who has none decides on nothing."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("course administrator"),
        on_delete=models.CASCADE,
        related_name="sector_duties",
    )
    sector = models.CharField(_("sector"), max_length=12, choices=Sector.choices)

    class Meta:
        verbose_name = _("sector of a course administrator")
        verbose_name_plural = _("sectors of course administrators")
        ordering: ClassVar[list[str]] = ["user", "sector"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["user", "sector"], name="training_duty_once"),
            models.CheckConstraint(
                condition=Q(sector__in=Sector.values), name="training_duty_sector_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_sector_display()}"

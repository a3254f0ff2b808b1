"""How often files were taken away: numbers of a day, and nothing about who."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from ...codes import Sector


class DownloadTally(models.Model):
    """How often the files of an item were sent whole on one day, to readers of one sector.

    The sector is the one that a reader had chosen in the list or whose home led there; nothing
    where neither was so. No address, no agent, no moment is kept.
    """

    # No page of a reader shows it.
    bumps_generation = False
    item = models.ForeignKey(
        "portal.LibraryItem", on_delete=models.CASCADE, related_name="downloads"
    )
    day = models.DateField(_("day"))
    sector = models.CharField(_("sector"), max_length=12, blank=True)
    count = models.PositiveIntegerField(_("downloads"), default=0)

    access_parent = "item"
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("tally of downloads")
        verbose_name_plural = _("tallies of downloads")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("item", "day", "sector"), name="portal_downloadtally_once"
            ),
            models.CheckConstraint(
                condition=models.Q(sector__in=["", *Sector.values]),
                name="portal_downloadtally_sector",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}, {self.day}"

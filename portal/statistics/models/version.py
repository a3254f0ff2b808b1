"""Published versions of tables and their cells: written once. The database holds it, and that no
cell says how many a few people are.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from foundation.append_only import AppendOnly
from foundation.minimum_cell import CellStatus

from ..codes import Certainty
from .table import StatisticsTable

STATUSES = [(status.value, status.value) for status in CellStatus]


class TableVersion(AppendOnly):
    """What a table said from a day on. The highest number counts."""

    table = models.ForeignKey(StatisticsTable, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    published_on = models.DateField(_("published on"))
    seen_on = models.DateField(_("seen on"))
    definition = models.TextField(_("what is counted (Serbian, Cyrillic)"))
    definition_en = models.TextField(_("what is counted (English)"))
    note = models.TextField(_("note (Serbian, Cyrillic)"), blank=True)
    note_en = models.TextField(_("note (English)"), blank=True)
    address = models.URLField(_("where it was seen"), max_length=300, blank=True)

    access_parent = "table"
    bumps_generation = True

    class Meta:
        verbose_name = _("version of a table")
        verbose_name_plural = _("versions of tables")
        ordering: ClassVar[list[str]] = ["table", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("table", "number"), name="portal_tableversion_number_once"
            ),
            models.CheckConstraint(
                condition=Q(definition__gt="", definition_en__gt=""),
                name="portal_tableversion_says_what_is_counted",
            ),
        ]

    def __str__(self) -> str:
        told = {"title": self.table, "number": self.number}
        return gettext("%(title)s, version %(number)s") % told

    def get_url(self, request: HttpRequest | None = None) -> str:
        """Return the lasting address, in the language that is active."""
        return f"{self.table.get_url(request)}v{self.number}/"

    @property
    def withdrawn(self) -> "TableWithdrawal | None":
        """That it was withdrawn, if it was; asks nothing of the database where it was read with
        the version.
        """
        return getattr(self, "withdrawal", None)

    def shown(self, name: str) -> str:
        """Return ``definition`` or ``note`` in the language that is active."""
        return str(getattr(self, f"{name}_en" if get_language() == "en" else name))


class TableWithdrawal(AppendOnly):
    """That a version is not shown any more, since when and why. Its address says so; its numbers
    stay where the attacker of the suppression rule has them: what was public is known.
    """

    version = models.OneToOneField(
        TableVersion,
        on_delete=models.PROTECT,
        related_name="withdrawal",
        verbose_name=_("version of a table"),
    )
    withdrawn_on = models.DateField(_("withdrawn on"))
    reason = models.TextField(_("why (Serbian, Cyrillic)"), max_length=400)
    reason_en = models.TextField(_("why (English)"), max_length=400)

    access_parent = "version"
    bumps_generation = True

    class Meta:
        verbose_name = _("withdrawal of a table")
        verbose_name_plural = _("withdrawals of tables")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(reason__gt="", reason_en__gt=""),
                name="portal_tablewithdrawal_says_why",
            ),
        ]

    def __str__(self) -> str:
        return str(self.version)

    @property
    def why(self) -> str:
        """The reason, in the language that is active."""
        return self.reason_en if get_language() == "en" else self.reason


class TableCell(AppendOnly):
    """One cell. What is hidden or unknown has no count: what was hidden is stored nowhere."""

    version = models.ForeignKey(TableVersion, on_delete=models.PROTECT, related_name="cells")
    position = models.PositiveSmallIntegerField()
    row = models.CharField(max_length=20)
    column = models.CharField(max_length=20)
    status = models.CharField(max_length=12, choices=STATUSES)
    count = models.PositiveIntegerField(null=True)
    certainty = models.CharField(max_length=12, choices=Certainty.choices, default=Certainty.READ)
    note = models.CharField(max_length=200, blank=True)
    note_en = models.CharField(max_length=200, blank=True)

    access_parent = "version"

    class Meta:
        verbose_name = _("cell of a table")
        verbose_name_plural = _("cells of tables")
        ordering: ClassVar[list[str]] = ["version", "position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("version", "row", "column"), name="portal_tablecell_once"
            ),
            models.CheckConstraint(
                condition=Q(
                    status=CellStatus.VALUE, count__isnull=False, count__gte=settings.MINIMUM_CELL
                )
                | Q(status=CellStatus.ZERO, count__isnull=False, count=0)
                | Q(status__in=(CellStatus.UNKNOWN, CellStatus.SUPPRESSED), count=None),
                name="portal_tablecell_counts_no_few_people",
            ),
            models.CheckConstraint(
                condition=Q(certainty__in=Certainty.values), name="portal_tablecell_certainty"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row} × {self.column}"

"""A table: what it counts, by what, for which years, by whose word. What it says is in versions."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from ...placing import address_above
from ..codes import FIRST_YEAR, LAST_YEAR, Dimension, Measure
from .source import StatisticsSource

_DIMENSIONS = ["", *Dimension.values]


class StatisticsTable(models.Model):
    """The lasting identity of a table, for both languages.

    ``rows`` and ``columns`` are dimensions, empty where there is no breakdown. It covers the years
    from ``first_year`` to ``year``. ``is_whole`` says that rows (and columns) exclude one another
    and make up the whole. An example holds made-up numbers, to show how something looks.
    """

    page = models.ForeignKey(
        "portal.StatisticsPage", on_delete=models.PROTECT, related_name="tables", editable=False
    )
    slug = models.CharField(gettext_lazy("address"), max_length=80, unique=True, editable=False)
    measure = models.CharField(
        gettext_lazy("what is counted"), max_length=12, choices=Measure.choices
    )
    rows = models.CharField(
        gettext_lazy("rows"), max_length=12, choices=Dimension.choices, blank=True
    )
    columns = models.CharField(
        gettext_lazy("columns"), max_length=12, choices=Dimension.choices, blank=True
    )
    first_year = models.PositiveSmallIntegerField(gettext_lazy("first year"))
    year = models.PositiveSmallIntegerField(gettext_lazy("year"))
    source = models.ForeignKey(
        StatisticsSource,
        on_delete=models.PROTECT,
        related_name="tables",
        verbose_name=gettext_lazy("source"),
    )
    is_whole = models.BooleanField(gettext_lazy("the rows make up the whole"), default=True)
    is_example = models.BooleanField(
        gettext_lazy("an example, with made-up numbers"), default=False
    )

    access_parent = "page"
    bumps_generation = True

    class Meta:
        verbose_name = gettext_lazy("statistical table")
        verbose_name_plural = gettext_lazy("statistical tables")
        ordering: ClassVar[list[str]] = ["-year", "measure", "rows", "columns", "source"]
        permissions: ClassVar[list[Any]] = [
            ("publish_statistics", gettext_lazy("Can load and publish statistics"))
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("measure", "rows", "columns", "first_year", "year", "source"),
                name="portal_statisticstable_once",
            ),
            models.CheckConstraint(
                condition=Q(measure__in=Measure.values, rows__in=_DIMENSIONS)
                & Q(columns__in=_DIMENSIONS, slug__gt="")
                & (Q(columns="") | (Q(rows__gt="") & ~Q(columns="year") & ~Q(columns=F("rows")))),
                name="portal_statisticstable_codes",
            ),
            models.CheckConstraint(
                condition=Q(
                    first_year__gte=FIRST_YEAR, first_year__lte=F("year"), year__lte=LAST_YEAR
                ),
                name="portal_statisticstable_years",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save beneath the page of statistics, under an address that stays."""
        if not self.page_id:
            from .pages import StatisticsPage  # noqa: PLC0415  # the page's views read this model

            self.page = StatisticsPage.objects.get(locale=Locale.get_default())
        self.slug = self.slug or self.made_slug()
        super().save(*args, **kwargs)

    @property
    def title(self) -> str:
        """What is counted, by what and when, in the language that is active."""
        by = [str(Dimension(name).label).lower() for name in (self.rows, self.columns) if name]
        told = {"measure": self.get_measure_display(), "by": _(" and ").join(by)}
        told["years"] = self.years
        if not by:
            return _("%(measure)s, %(years)s") % told
        return _("%(measure)s by %(by)s, %(years)s") % told

    @property
    def years(self) -> str:
        """The years it covers."""
        return str(self.year) if self.year == self.first_year else f"{self.first_year}–{self.year}"

    def made_slug(self) -> str:
        """Return the address that follows from what the table is."""
        by = [name for name in (self.rows, self.columns) if name]
        years = self.years.replace("–", "-")
        return "-".join([self.measure, *by, years, self.source.code])

    def get_url(self, request: HttpRequest | None = None) -> str:
        """Return the lasting address, in the language that is active."""
        return f"{address_above(self, request)}tabele/{self.slug}/"

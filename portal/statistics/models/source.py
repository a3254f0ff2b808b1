"""Who published a number."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from ...indicators.models.indicator_set import lasting_address


class StatisticsSource(models.Model):
    """A publisher of counts, as tables name it. ``code`` is part of addresses and never changes."""

    code = models.CharField(_("code"), max_length=20, unique=True, validators=[lasting_address])
    name = models.CharField(_("name (Serbian, Cyrillic)"), max_length=160)
    name_en = models.CharField(_("name (English)"), max_length=160)
    url = models.URLField(_("address"), max_length=300, blank=True)

    bumps_generation = True
    panels: ClassVar[list[Panel]] = [
        FieldPanel("code"),
        FieldPanel("name"),
        FieldPanel("name_en"),
        FieldPanel("url"),
    ]

    class Meta:
        verbose_name = _("source of statistics")
        verbose_name_plural = _("sources of statistics")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(code__gt="", name__gt="", name_en__gt=""),
                name="portal_statisticssource_has_words",
            )
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name

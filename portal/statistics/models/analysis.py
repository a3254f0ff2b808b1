"""The yearly analysis: a long page whose numbers are those of the tables."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from foundation.blocks import BodyField
from foundation.models import BasePage
from foundation.sharing import Shared

from .. import views
from ..blocks import AnalysisBody
from ..codes import FIRST_YEAR, LAST_YEAR


class AnalysisPage(RoutablePageMixin, Shared, BasePage):
    """An analysis of one year, in one language. Its numbers are never typed."""

    year = models.PositiveSmallIntegerField(_("year"))
    lead = models.TextField(_("lead"), max_length=400, blank=True)
    author = models.CharField(_("who wrote it (an office)"), max_length=160)
    published_on = models.DateField(_("published on"))
    is_example = models.BooleanField(_("an example"), default=False)
    bound_body = BodyField(AnalysisBody(), verbose_name=_("text"), blank=True)

    template = "portal/statistics/analysis.html"
    parent_page_types: ClassVar[list[str]] = ["portal.StatisticsPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("year"),
        FieldPanel("lead"),
        FieldPanel("author"),
        FieldPanel("published_on"),
        FieldPanel("is_example"),
        FieldPanel("bound_body"),
    ]

    class Meta:
        verbose_name = _("yearly analysis")
        verbose_name_plural = _("yearly analyses")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR, author__gt=""),
                name="portal_analysispage_year_and_author",
            )
        ]

    def addresses_behind(self) -> list[str]:
        """Return the page's own address."""
        return [""]

    @path("")
    def overview(self, request: HttpRequest) -> HttpResponse:
        """Serve the analysis."""
        return self.render(request, context_overrides=views.analysis.context(request, self))

    @path("analiza.pdf/", name="document")
    def document(self, request: HttpRequest) -> HttpResponse:
        """Serve the analysis on paper."""
        return views.analysis.pdf_response(request, self)

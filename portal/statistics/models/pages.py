"""The page of statistics, with its tables behind it."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from foundation.models import BasePage
from foundation.sharing import Shared

from .. import views


class StatisticsPage(RoutablePageMixin, Shared, BasePage):
    """What is counted, by year and source, with its tables and the yearly analyses."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)

    template = "portal/statistics/overview.html"
    parent_page_types = None
    subpage_types: ClassVar[list[str]] = ["portal.AnalysisPage"]
    max_count_per_parent = 1
    show_in_menus_default = True
    content_panels: ClassVar[list[Panel]] = [*BasePage.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = _("page of statistics")
        verbose_name_plural = _("pages of statistics")

    @classmethod
    def can_exist_under(cls, parent: Page) -> bool:
        """Say whether ``parent`` is a home page, which is another room's: the only place."""
        return parent.depth == 2 and super().can_exist_under(parent)

    @property
    def description(self) -> str:
        """The search description, or the lead where an editor gave none."""
        return self.search_description or self.lead

    def addresses_behind(self) -> list[str]:
        """Return the page's own address and those of its tables and versions."""
        return ["", "metod/", *views.table.addresses()]

    @path("")
    def overview(self, request: HttpRequest) -> HttpResponse:
        """Serve the series side by side, and the list of tables."""
        return self.render(request, context_overrides=views.overview.context(request, self))

    @path("metod/", name="method")
    def method(self, request: HttpRequest) -> HttpResponse:
        """Serve how small counts are protected, and what the words in cells mean."""
        return self._rendered(request, "method", views.overview.method_context(request, self))

    @path("podaci.<str:ending>/", name="all_data")
    def all_data(self, request: HttpRequest, ending: str) -> HttpResponse:
        """Serve every table as one file."""
        return views.files.all_response(request, self, ending)

    @path("tabele/<slug:slug>/", name="table")
    def latest(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serve a table as it counts now."""
        return self._rendered(request, "table", views.table.context(request, self, slug))

    @path("tabele/<slug:slug>/v<int:number>/", name="version")
    def version(self, request: HttpRequest, slug: str, number: int) -> HttpResponse:
        """Serve one version at its lasting address."""
        return self._rendered(
            request, "table", views.table.context(request, self, slug, number or -1)
        )

    @path("tabele/<slug:slug>/v<int:number>/tabela.<str:ending>/", name="file")
    def file(self, request: HttpRequest, slug: str, number: int, ending: str) -> HttpResponse:
        """Serve one version as a file."""
        return views.files.version_response(request, self, slug, number, ending)

    def _rendered(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        template = f"portal/statistics/{name}.html"
        return self.render(request, context_overrides=context, template=template)

"""The page of statistics, with its tables behind it."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from foundation.models import UnderHome

from .. import views


class StatisticsPage(RoutablePageMixin, UnderHome):
    """What is counted, by year and source, with its tables and the yearly analyses."""

    template = "portal/statistics/overview.html"
    parent_page_types = None
    subpage_types: ClassVar[list[str]] = ["portal.AnalysisPage"]
    show_in_menus_default = True

    class Meta:
        verbose_name = _("page of statistics")
        verbose_name_plural = _("pages of statistics")

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

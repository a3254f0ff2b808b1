"""The pages of the directory: the services, and the local teams."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from foundation.models import UnderHome

from .. import views


class ServicesPage(RoutablePageMixin, UnderHome):
    """The services, to filter, to print and to take away."""

    template = "portal/directory/services.html"
    parent_page_types = None
    show_in_menus_default = True

    class Meta:
        verbose_name = _("directory of services")
        verbose_name_plural = _("directories of services")

    def addresses_behind(self) -> list[str]:
        """Return the directory's own address and those of the services that are shown today."""
        return ["", *views.services.addresses(self)]

    @path("")
    def overview(self, request: HttpRequest) -> HttpResponse:
        """Serve the list, whole or filtered."""
        return self.render(request, context_overrides=views.services.list_context(request, self))

    @path("services.csv/", name="csv")
    def as_csv(self, request: HttpRequest) -> HttpResponse:
        """Serve the list as a table."""
        return views.downloads.csv_response(request, self)

    @path("services.json/", name="json")
    def as_json(self, request: HttpRequest) -> HttpResponse:
        """Serve the list as data."""
        return views.downloads.json_response(request, self)

    @path("print/<slug:code>/", name="printed")
    def printed(self, request: HttpRequest, code: str) -> HttpResponse:
        """Serve a list for one district, made to be printed."""
        return self.render(
            request,
            context_overrides=views.services.printed_context(request, self, code),
            template="portal/directory/printed.html",
        )

    @path("<slug:slug>/", name="service")
    def service(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serve one service at its lasting address."""
        return self.render(
            request,
            context_overrides=views.services.service_context(request, self, slug),
            template="portal/directory/service.html",
        )

    def preview_context(self, request: HttpRequest, draft: Any) -> dict[str, Any]:
        """Return what the page of one service would show with the draft."""
        return views.services.shown_context(request, self, draft)


class LocalTeamsPage(RoutablePageMixin, UnderHome):
    """The local teams, by municipality."""

    template = "portal/directory/teams.html"
    parent_page_types = None

    class Meta:
        verbose_name = _("list of local teams")
        verbose_name_plural = _("lists of local teams")

    def addresses_behind(self) -> list[str]:
        """Return the list's own address and those of the teams."""
        return ["", *views.teams.addresses(self)]

    @path("")
    def overview(self, request: HttpRequest) -> HttpResponse:
        """Serve the list, whole or of one municipality."""
        return self.render(request, context_overrides=views.teams.list_context(request, self))

    @path("<slug:slug>/", name="team")
    def team(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serve one team at its lasting address."""
        return self.render(
            request,
            context_overrides=views.teams.team_context(request, self, slug),
            template="portal/directory/team.html",
        )

"""The pages of indicators and of sectors."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable

from foundation.models import UnderHome

from ...codes import Sector
from .. import views


class IndicatorsPage(RoutablePageMixin, UnderHome):
    """The sets of indicators, each with its versions and forms behind it."""

    template = "portal/indicators/list.html"
    parent_page_types = None
    show_in_menus_default = True

    class Meta:
        verbose_name = _("page of indicators")
        verbose_name_plural = _("pages of indicators")

    def addresses_behind(self) -> list[str]:
        """Return the page's own address and those of sets and versions."""
        return ["", *views.index.addresses()]

    @path("")
    def overview(self, request: HttpRequest) -> HttpResponse:
        """Serve the list of sets, whole or filtered."""
        return self.render(request, context_overrides=views.index.list_context(request, self))

    @path("indicators.json/", name="json")
    def as_json(self, request: HttpRequest) -> HttpResponse:
        """Serve the list of sets and their files as data."""
        return views.index.json_response(request, self)

    @path("<slug:slug>/", name="set")
    def latest(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serve a set as it counts now."""
        return self.render(
            request,
            context_overrides=views.version.set_context(request, self, slug),
            template="portal/indicators/set.html",
        )

    @path("<slug:slug>/check/", name="aid")
    def aid(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serve the aid: signs to tick, on the reader's device alone."""
        return self.render(
            request,
            context_overrides=views.aid.aid_context(request, self, slug),
            template="portal/indicators/aid.html",
        )

    @path("<slug:slug>/v<int:number>/", name="version")
    def version(self, request: HttpRequest, slug: str, number: int) -> HttpResponse:
        """Serve one version at its lasting address."""
        return self.render(
            request,
            context_overrides=views.version.version_context(request, self, slug, number),
            template="portal/indicators/version.html",
        )

    @path("<slug:slug>/v<int:number>/held/", name="held")
    def held(self, request: HttpRequest, slug: str, number: int) -> HttpResponse:
        """Serve what a printed version's QR code opens: whether it counts, and what changed."""
        return self.render(
            request,
            context_overrides=views.version.held_context(request, self, slug, number),
            template="portal/indicators/held.html",
        )

    @path("<slug:slug>/v<int:number>/card/", name="card")
    def card(self, request: HttpRequest, slug: str, number: int) -> HttpResponse:
        """Serve what the pocket card and the poster of a version say, as a page."""
        return self.render(
            request,
            context_overrides=views.version.card_context(request, self, slug, number),
            template="portal/indicators/version.html",
        )

    @path("<slug:slug>/v<int:number>/<str:name>/", name="file")
    def file(self, request: HttpRequest, slug: str, number: int, name: str) -> HttpResponse:
        """Serve one form of a version as a file."""
        return views.files.file_response(request, self, slug, number, name)

    def preview_context(self, request: HttpRequest, draft: Any) -> dict[str, Any]:
        """Return what the page of a set would show with the draft."""
        return views.version.preview_context(request, self, draft)


class SectorsPage(RoutablePageMixin, UnderHome):
    """The sectors, each with a home of its own behind it."""

    template = "portal/indicators/sectors.html"
    parent_page_types = None
    content_panels: ClassVar[list[Panel]] = [
        *UnderHome.content_panels,
        InlinePanel("words", label=_("What a sector needs")),
    ]

    class Meta:
        verbose_name = _("page of sectors")
        verbose_name_plural = _("pages of sectors")

    def addresses_behind(self) -> list[str]:
        """Return the page's own address and those of the sectors."""
        return ["", *(f"{sector.slug}/" for sector in Sector)]

    @path("")
    def overview(self, request: HttpRequest) -> HttpResponse:
        """Serve the list of sectors."""
        return self.render(request, context_overrides=views.sectors.list_context(request, self))

    @path("<slug:slug>/", name="sector")
    def sector(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Serve the home of one sector."""
        return self.render(
            request,
            context_overrides=views.sectors.sector_context(request, self, slug),
            template="portal/indicators/sector.html",
        )


class SectorWords(Orderable):
    """What editors say of one sector: what it needs, in a sentence or two."""

    page = ParentalKey(SectorsPage, on_delete=models.CASCADE, related_name="words")
    sector = models.CharField(_("sector"), max_length=12, choices=Sector.choices)
    text = models.TextField(_("what it needs"), max_length=300)

    class Meta(Orderable.Meta):
        verbose_name = _("words on a sector")
        verbose_name_plural = _("words on sectors")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("page", "sector"), name="portal_sectorwords_once"),
            models.CheckConstraint(
                condition=models.Q(sector__in=Sector.values, text__gt=""),
                name="portal_sectorwords_has_words",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_sector_display())

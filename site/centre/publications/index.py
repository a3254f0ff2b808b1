"""The list of what the Centre must publish: what is there, and what is not."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.contrib.routable_page.models import re_path

from foundation.access import Visitor, visible_to
from foundation.models import BasePage
from foundation.sharing import Shared

from ..models.footer import InFooter
from ..models.subscribable import Subscribable
from .listing import Narrowed, as_teasers, narrow_publications, publications_beneath
from .page import PublicationPage
from .table import csv_response, json_response, table_context


class PublicationIndexPage(Subscribable, InFooter, Shared, BasePage):
    """Every required publication by kind and year, and a table of which are there."""

    lead = models.TextField(_("lead"), max_length=400, blank=True)

    # A list says only what its pages say.
    needs_safety_review = False
    template = "centre/publications/publication_index_page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.HomePage"]
    subpage_types: ClassVar[list[str]] = ["centre.PublicationPage"]
    max_count_per_parent = 1
    content_panels: ClassVar[list[Panel]] = [*BasePage.content_panels, FieldPanel("lead")]
    promote_panels: ClassVar[list[Panel]] = [*BasePage.promote_panels, InFooter.footer_panel]

    class Meta:
        verbose_name = _("list of required publications")
        verbose_name_plural = _("lists of required publications")

    def narrowed(self, user: Visitor, query: QueryDict, clear_url: str = "") -> Narrowed:
        """Return the publications that ``user`` may see, as ``query`` narrows them."""
        pages = visible_to(user, PublicationPage.objects.child_of(self))
        return narrow_publications(query, pages, clear_url)

    def entries(self, user: Visitor, pks: Sequence[int]) -> Iterable[PublicationPage]:
        """Return the publications with these keys that ``user`` may see, the latest year first."""
        return publications_beneath(user, self).filter(pk__in=pks)

    def as_teasers(
        self, request: HttpRequest, entries: Iterable[Any], tags: dict[int, list[str]]
    ) -> list[dict[str, Any]]:
        """Return what the teaser component shows of each publication."""
        return as_teasers(request, entries)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the table of which documents are there."""
        return {
            **super().get_context(request, *args, **kwargs),
            **table_context(request, self),
        }

    def get_route_paths(self) -> list[str]:
        """Return what leads on when the list moves: its feeds and tables too."""
        return [*super().get_route_paths(), "/potpunost.csv", "/potpunost.json"]

    @re_path(r"^potpunost\.csv/?$", name="completeness_csv")
    def completeness_csv(self, request: HttpRequest) -> HttpResponse:
        """Serve the table as CSV."""
        return csv_response(request, self)

    @re_path(r"^potpunost\.json/?$", name="completeness_json")
    def completeness_json(self, request: HttpRequest) -> HttpResponse:
        """Serve the table as JSON."""
        return json_response(request, self)

"""The page of the library: the list, and behind it items, versions, files and their texts."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from foundation.models import UnderHome

from .. import views


class LibraryPage(RoutablePageMixin, UnderHome):
    """Everything in the library that the visitor may see."""

    template = "portal/library/list.html"
    parent_page_types = None
    show_in_menus_default = True

    class Meta:
        verbose_name = _("page of the library")
        verbose_name_plural = _("pages of the library")

    def clean(self) -> None:
        """Refuse another address: items are cited by it."""
        super().clean()
        stored = type(self)._default_manager.filter(pk=self.pk).exclude(slug=self.slug)
        if self.pk and stored.exists():
            raise ValidationError({"slug": _("A published address never changes.")})

    def addresses_behind(self) -> list[str]:
        """Return the page's own address and those of items and versions."""
        return ["", *views.index.addresses()]

    @path("")
    def overview(self, request: HttpRequest) -> HttpResponse:
        """Serve the list, whole or narrowed."""
        return self.render(request, context_overrides=views.index.list_context(request, self))

    @re_path(r"^(?P<kind>rss|atom|json)/?$", name="feed")
    def feed(self, request: HttpRequest, kind: str) -> HttpResponse:
        """Serve the newest entries as ``rss``, ``atom`` or ``json``, narrowed as asked."""
        return views.feeds.feed_response(request, self, kind)

    @path("<int:number>/", name="item")
    def item(self, request: HttpRequest, number: int) -> HttpResponse:
        """Serve an item with its newest version."""
        return self.render(
            request,
            context_overrides=views.item.item_context(request, self, number),
            template="portal/library/item.html",
        )

    @path("<int:number>/dublin-core.xml/", name="xml")
    def as_xml(self, request: HttpRequest, number: int) -> HttpResponse:
        """Serve what is known of an item as Dublin Core in XML."""
        return views.described.xml_response(request, number)

    @path("<int:number>/dublin-core.json/", name="json")
    def as_json(self, request: HttpRequest, number: int) -> HttpResponse:
        """Serve what is known of an item as Dublin Core in JSON."""
        return views.described.json_response(request, number)

    @re_path(
        r"^(?P<number>\d{1,9})/(?P<language>sr-Cyrl|sr-Latn|en)\.(?P<kind>pdf|docx|odt)/?$",
        name="newest",
    )
    def newest(self, request: HttpRequest, number: str, language: str, kind: str) -> HttpResponse:
        """Lead to the newest file of an item in a language and format."""
        return views.files.newest_response(request, self, int(number), language, kind)

    @path("<int:number>/v<int:version>/", name="version")
    def version(self, request: HttpRequest, number: int, version: int) -> HttpResponse:
        """Serve one version at its lasting address."""
        return self.render(
            request,
            context_overrides=views.item.version_context(request, self, number, version),
            template="portal/library/item.html",
        )

    @path("<int:number>/v<int:version>/<str:name>/", name="file")
    def file(self, request: HttpRequest, number: int, version: int, name: str) -> HttpResponseBase:
        """Serve a file of a version as it was published."""
        return views.files.file_response(request, number, version, name)

    @path("<int:number>/v<int:version>/<str:name>/text/", name="text")
    def text(self, request: HttpRequest, number: int, version: int, name: str) -> HttpResponse:
        """Serve the text of a file, page by page."""
        return self.render(
            request,
            context_overrides=views.files.text_context(request, self, number, version, name),
            template="portal/library/text.html",
        )

    def preview_context(self, request: HttpRequest, draft: Any) -> dict[str, Any]:
        """Return what the page of an item would show with the draft."""
        return views.item.preview_context(request, self, draft)

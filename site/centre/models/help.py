"""Help: a light page a subject, for somebody who may be watched and has little time."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.search import index

from foundation.access import visible_to
from foundation.blocks import BodyField
from foundation.models import BasePage

from ..blocks import HelpBody
from ..help import leave_nothing
from .help_line import line_or_404, shown_lines

# With style and script such a page stays under 15 kB; a test weighs the heaviest.
LETTERS = 4000


class LeavesNothing:
    """A page of which the reader's device keeps nothing."""

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve the page, and say that it is to be kept nowhere."""
        return leave_nothing(super().serve(request, *args, **kwargs))  # type: ignore[misc]


class LightPage(BasePage):
    """What every help page has: a lead that stands alone, and words without pictures."""

    is_help = True

    lead = models.TextField(
        _("lead"),
        max_length=300,
        help_text=_("One or two short sentences. The printed page shows this alone."),
    )
    body = BodyField(HelpBody(), blank=True, verbose_name=_("text"))

    search_fields: ClassVar[list[index.BaseField]] = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]
    content_panels: ClassVar[list[Panel]] = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a text that would make the page heavy."""
        super().clean()
        if len(self.body.stream_block.as_text(self.body)) > LETTERS:
            raise ValidationError(
                {
                    "body": _("A help page has at most %(letters)s letters: make two of it.")
                    % {"letters": LETTERS}
                }
            )


class HelpIndexPage(LeavesNothing, RoutablePageMixin, LightPage):
    """The first page of help: numbers, subjects, one line in other languages, one printed page."""

    template = "centre/help/index.html"
    parent_page_types: ClassVar[list[str]] = ["centre.HomePage"]
    subpage_types: ClassVar[list[str]] = ["centre.HelpPage"]
    max_count_per_parent = 1
    show_in_menus_default = True

    class Meta:
        verbose_name = _("first page of help")
        verbose_name_plural = _("first pages of help")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the subjects the visitor may see, and the lines that may be shown."""
        subjects = visible_to(request.user, HelpPage.objects.child_of(self)).order_by("path")
        return {
            **super().get_context(request, *args, **kwargs),
            "subjects": [
                {"title": page.title, "lead": page.lead, "url": page.get_url(request)}
                for page in subjects
            ],
            "lines": shown_lines(),
        }

    def addresses_behind(self) -> list[str]:
        """Return this page, the printed one and each language with a line."""
        return ["", "stampa/", *(f"{line.language}/" for line in shown_lines())]

    @path("stampa/", name="sheet")
    def sheet(self, request: HttpRequest) -> HttpResponse:
        """Serve everything of help on one sheet of paper."""
        return self.render(request, template="centre/help/sheet.html")

    @re_path(r"^([a-z]{2})/$", name="line")
    def line(self, request: HttpRequest, language: str) -> HttpResponse:
        """Serve the line of one language. Raises ``Http404`` where there is none to be shown."""
        return self.render(
            request,
            template="centre/help/line.html",
            context_overrides={"line": line_or_404(language)},
        )


class HelpPage(LeavesNothing, LightPage):
    """One subject of help."""

    easy_to_read = models.BooleanField(
        _("easy to read"),
        default=False,
        db_default=False,
        help_text=_("Large letters, every sentence on a line of its own."),
    )

    template = "centre/help/page.html"
    parent_page_types: ClassVar[list[str]] = ["centre.HelpIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar[list[Panel]] = [
        *LightPage.content_panels,
        FieldPanel("easy_to_read"),
    ]

    class Meta:
        verbose_name = _("help page")
        verbose_name_plural = _("help pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the way back to the first page of help."""
        return {
            **super().get_context(request, *args, **kwargs),
            "index_url": self.get_parent().get_url(request),
        }

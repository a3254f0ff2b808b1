"""Required publications at the desk: what is missing is said, what is published is kept."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from foundation.desk.panels import DeskPanel, Entry, register_panel

from ..models import PublicationDuty, PublicationIndexPage, PublishedFile
from .completeness import Cell, cells, duties, published
from .kinds import CellState


class DutyViewSet(SnippetViewSet):
    """What must be published each year, and the years for which it need not be."""

    model = PublicationDuty
    icon = "calendar-check"
    menu_label = gettext_lazy("Duties to publish")
    add_to_settings_menu = True
    list_display: ClassVar[list[str]] = ["__str__", "since_year", "due_day", "due_month"]
    copy_view_enabled = False


def missing(user: Any) -> list[Cell]:
    """Return the documents whose day has passed and that readers don't find, the latest first."""
    index = PublicationIndexPage.objects.filter(locale__language_code="sr").first()
    if index is None:
        return []
    # As readers see it, whoever asks: a draft is not published.
    found = cells(published(AnonymousUser(), index), duties())
    return [cell for cell in found if cell.state == CellState.MISSING]


def describe(user: Any, found: Sequence[Cell]) -> Iterable[Entry]:
    """Return an entry for each missing document, with the way to add it."""
    index = PublicationIndexPage.objects.filter(locale__language_code="sr").first()
    url = (
        reverse("wagtailadmin_pages:add", args=["centre", "publicationpage", index.pk])
        if index is not None
        else ""
    )
    return [
        Entry(
            _("%(kind)s for %(year)s") % {"kind": cell.kind.label, "year": cell.year},
            url,
            _("was due"),
            cell.due,
            is_late=True,
        )
        for cell in found
    ]


def concerns(user: Any) -> bool:
    """Say whether ``user`` may add pages where publications are."""
    index = PublicationIndexPage.objects.filter(locale__language_code="sr").first()
    return index is not None and index.permissions_for_user(user).can_add_subpage()


PANEL = DeskPanel(
    name="missing-publications",
    heading=gettext_lazy("Required publications that are missing"),
    nothing=gettext_lazy("No required publication is missing."),
    objects=missing,
    describe=describe,
    shown_to=concerns,
    icon="doc-empty-inverse",
    order=600,
    help_text=gettext_lazy(
        "Publish the document, or note in the duties to publish why it does not apply to a year."
    ),
)


def keep_published(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete a page of which something was published: unpublishing is enough."""
    if not PublishedFile.objects.filter(page__path__startswith=page.path).exists():
        return None
    messages.error(
        request, _("Versions published here are kept forever. Unpublish the page instead.")
    )
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def keep_published_in_bulk(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """Refuse the same for several pages at once."""
    if action_type != "delete":
        return None
    for page in objects:
        if isinstance(page, Page) and (refused := keep_published(request, page)):
            return refused
    return None


def register() -> None:
    """Register the snippet, the list on the first page, and what keeps published pages."""
    register_snippet(DutyViewSet)
    register_panel(PANEL)
    hooks.register("before_delete_page", keep_published)
    hooks.register("before_bulk_action", keep_published_in_bulk)

"""The desk's first page: what waits for this person, and each list whole on a page of its own."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.views import home

from .panels import DeskPanel, Entry, panel_for, panels_for

SHOWN = 5
PER_PAGE = 30
# What Wagtail says of the same things, with a query for each row.
REPLACED = (
    home.WorkflowObjectsToModeratePanel,
    home.UserObjectsInWorkflowModerationPanel,
    home.LockedPagesPanel,
)


@dataclass(frozen=True)
class Filled:
    """A panel with its first entries, and whether there are more."""

    panel: DeskPanel
    entries: list[Entry]
    has_more: bool


def fill(panel: DeskPanel, user: Any) -> Filled:
    """Return the first entries of ``panel`` for ``user``."""
    objects = list(panel.objects(user)[: SHOWN + 1])
    entries = list(panel.describe(user, objects[:SHOWN])) if objects else []
    return Filled(panel, entries, len(objects) > SHOWN)


class Lists(Component):
    """Every panel of the person: those with something in them first, the empty ones in a line."""

    order = 100

    def __init__(self, user: Any) -> None:
        self.user = user

    def render_html(self, parent_context: Any = None) -> SafeString:
        """Return the panels."""
        filled = [fill(panel, self.user) for panel in panels_for(self.user)]
        context = {
            "filled": [each for each in filled if each.entries],
            "empty": [each.panel for each in filled if not each.entries],
        }
        return render_to_string("foundation/desk/panels.html", context)


def show_list(request: HttpRequest, name: str) -> HttpResponse:
    """Show one list whole. Raises ``Http404`` for a list that does not concern the visitor."""
    panel = panel_for(request.user, name)
    if panel is None:
        raise Http404
    page = Paginator(panel.objects(request.user), PER_PAGE).get_page(request.GET.get("p"))
    entries = list(panel.describe(request.user, list(page.object_list)))
    context = {"panel": panel, "page_obj": page, "entries": entries}
    return TemplateResponse(request, "foundation/desk/list.html", context)


def put_lists(request: HttpRequest, panels: list[Component]) -> None:
    """Put the lists on the first page, in place of Wagtail's own."""
    panels[:] = [panel for panel in panels if not isinstance(panel, REPLACED)]
    panels.append(Lists(request.user))


def style() -> str:
    """Return the links to the styles of the desk's own screens and lists."""
    sheets = ((static(f"desk/{name}.css"),) for name in ("desk", "lists"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


def register() -> None:
    """Register with Wagtail."""
    hooks.register("construct_homepage_panels", put_lists)
    hooks.register("insert_global_admin_css", style)

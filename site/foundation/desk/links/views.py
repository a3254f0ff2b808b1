"""The screen of links, and the list of dead ones on the desk's first page."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.models import Page

from ...models import Fault, PageLink
from ..pages import concern_pages, edit_urls, editable_by, open_to, page_entry
from ..panels import DeskPanel, Entry
from .services import note_by_hand

PER_PAGE = 50
SHOWN = {
    "dead": gettext_lazy("Dead links"),
    "once": gettext_lazy("Failed once"),
    "outside": gettext_lazy("To other sites"),
    "all": gettext_lazy("All links"),
}


def links_for(user: Any) -> QuerySet[PageLink]:
    """Return the links in pages that ``user`` meets in the desk."""
    links = PageLink.objects.filter(page__in=open_to(user))
    return links.select_related("page__locale", "page__content_type")


def dead_for(user: Any) -> QuerySet[PageLink]:
    """Return dead links, the longest dead first."""
    dead = links_for(user).filter(failures__gte=PageLink.REPORTED_AFTER)
    return dead.order_by("failing_since", "pk")


def show_links(request: HttpRequest) -> HttpResponse:
    """Show links as a table: dead ones, those that failed once, those to other sites, or all."""
    shown = request.GET.get("show", "dead")
    shown = shown if shown in SHOWN else "dead"
    page = Paginator(_chosen(request.user, shown), PER_PAGE).get_page(request.GET.get("p"))
    links = list(page.object_list)
    pks = {link.page_id for link in links}
    editable = set(editable_by(request.user).filter(pk__in=pks).values_list("pk", flat=True))
    urls = edit_urls(request.user, pks)
    targets = _titles(links)
    rows = [
        {
            "link": link,
            "where": where(link),
            "edit_url": urls[link.page_id],
            "target": targets.get(link.address, ""),
            "may_note": link.is_outside and link.page_id in editable,
        }
        for link in links
    ]
    context = {"page_obj": page, "rows": rows, "shown": shown, "choices": SHOWN.items()}
    return TemplateResponse(request, "foundation/desk/links.html", context)


def _chosen(user: Any, shown: str) -> QuerySet[PageLink]:
    if shown == "dead":
        return dead_for(user)
    links = links_for(user).order_by("page__title", "page_id", "field", "number", "ordinal")
    if shown == "once":
        return links.filter(failures=1)
    return links.filter(is_outside=True) if shown == "outside" else links


def _titles(links: Sequence[PageLink]) -> dict[str, str]:
    """Return what a page is called that a link names by its number."""
    numbers = {link.address.partition(":")[2] for link in links if link.address.startswith("page:")}
    pages = Page.objects.filter(pk__in=[number for number in numbers if number.isdigit()])
    return {f"page:{pk}": title for pk, title in pages.values_list("pk", "draft_title")}


def where(link: PageLink) -> str:
    """Return in words where in its page a link stands."""
    model: Any = link.page.content_type.model_class()
    try:
        field = model._meta.get_field(link.field)
        label = capfirst(field.verbose_name)
        if link.block:
            label += f" › {field.stream_block.child_blocks[link.block].label} ({link.number})"
    except (LookupError, AttributeError):
        return link.field
    return label


@require_POST
def note_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what an editor found at a link to another site."""
    mine = links_for(request.user).filter(is_outside=True, page__in=editable_by(request.user))
    link = get_object_or_404(mine, pk=pk)
    note_by_hand(link=link, works="works" in request.POST)
    messages.success(request, _("Noted with today's date."))
    answer = redirect("desk_links")
    answer["Location"] += "?show=outside"
    return answer


def describe_dead(user: Any, links: Sequence[PageLink]) -> list[Entry]:
    """Return pages with the dead link in them, and since when it is."""
    urls = edit_urls(user, {link.page_id for link in links})
    return [
        page_entry(
            link.page,
            urls[link.page_id],
            note=_("%(where)s: “%(link)s”, %(fault)s")
            % {
                "where": where(link),
                "link": link.text or link.address,
                "fault": Fault(link.fault).label,
            },
            at=link.failing_since,
        )
        for link in links
    ]


DEAD = DeskPanel(
    "links",
    gettext_lazy("Dead links"),
    gettext_lazy("Every link on our own pages leads somewhere."),
    dead_for,
    describe_dead,
    shown_to=concern_pages,
    icon="link",
    order=400,
    screen="desk_links",
)

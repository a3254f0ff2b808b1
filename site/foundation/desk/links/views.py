"""The screen of links, and the list of dead ones on the desk's first page."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.models import Page

from ...models import Fault, FoundLink
from ...models.page_link import FoundLinks
from ..kept import Kept, all_kept, kept_as
from ..pages import concern_pages
from ..panels import DeskPanel, Entry
from .services import note_by_hand

PER_PAGE = 50
SHOWN = {
    "dead": gettext_lazy("Dead links"),
    "once": gettext_lazy("Failed once"),
    "outside": gettext_lazy("To other sites"),
    "all": gettext_lazy("All links"),
}


class InARow(Sequence[FoundLink]):
    """Links of several kinds, one kind after the other, of which a slice is read and no more."""

    def __init__(self, parts: list[QuerySet[Any]]) -> None:
        self.parts = parts

    def __len__(self) -> int:
        return sum(part.count() for part in self.parts)

    def __getitem__(self, asked: Any) -> Any:
        if not isinstance(asked, slice):
            return self[asked : asked + 1][0]
        skipped = asked.start or 0
        wanted = (len(self) if asked.stop is None else asked.stop) - skipped
        found: list[FoundLink] = []
        for part in self.parts:
            if len(found) >= wanted:
                break
            got = list(part[skipped : skipped + wanted - len(found)])
            # What the next part leaves out is what this one was too short for.
            skipped = 0 if got else max(0, skipped - part.count())
            found += got
        return found


def links_for(user: Any, kept: Kept) -> FoundLinks:
    """Return the links in texts of a kind that ``user`` meets in the desk."""
    links = kept.links.objects.filter(**{f"{kept.name}__in": kept.open_to(user)})
    return links.select_related(*kept.needed_of_owner)


def dead_for(user: Any) -> list[FoundLink]:
    """Return dead links, the longest dead first."""
    dead = [link for kept in all_kept() for link in links_for(user, kept).dead()]
    return sorted(dead, key=lambda link: (link.failing_since, link.owner_name != "page", link.pk))


def show_links(request: HttpRequest) -> HttpResponse:
    """Show links as a table: dead ones, those that failed once, those to other sites, or all."""
    shown = request.GET.get("show", "dead")
    shown = shown if shown in SHOWN else "dead"
    page = Paginator(_chosen(request.user, shown), PER_PAGE).get_page(request.GET.get("p"))
    links = list(page.object_list)
    urls, editable = _of_owners(request.user, links)
    targets = _titles(links)
    rows = [
        {
            "link": link,
            "title": kept.title_of(link.owner),
            "where": " · ".join(filter(None, (str(kept.note_of(link.owner)), where(link)))),
            "edit_url": urls[kept.name][link.owner_pk],
            "note_url": note_url(kept, link),
            "target": targets.get(link.address, ""),
            "may_note": link.is_outside and link.owner_pk in editable[kept.name],
        }
        for link in links
        for kept in [_kind_of(link)]
    ]
    context = {"page_obj": page, "rows": rows, "shown": shown, "choices": SHOWN.items()}
    return TemplateResponse(request, "foundation/desk/links.html", context)


def _kind_of(link: FoundLink) -> Kept:
    return next(kept for kept in all_kept() if kept.name == link.owner_name)


def _of_owners(
    user: Any, links: Sequence[FoundLink]
) -> tuple[dict[str, dict[int, str]], dict[str, set[int]]]:
    """Return, by kind, where ``user`` looks at each text, and which of them they may edit."""
    urls, editable = {}, {}
    for kept in all_kept():
        pks = {link.owner_pk for link in links if link.owner_name == kept.name}
        if pks:
            urls[kept.name] = kept.edit_urls(user, pks)
            mine = kept.editable_by(user).filter(pk__in=pks)
            editable[kept.name] = set(mine.values_list("pk", flat=True))
    return urls, editable


def note_url(kept: Kept, link: FoundLink) -> str:
    """Return where it is noted what somebody found at a link."""
    args = [link.pk] if kept.name == "page" else [kept.name, link.pk]
    return reverse("desk_note_link", args=args)


def _chosen(user: Any, shown: str) -> Sequence[FoundLink]:
    if shown == "dead":
        return dead_for(user)
    chosen: dict[str, Any] = {"once": {"failures": 1}, "outside": {"is_outside": True}}
    return InARow(
        [
            links_for(user, kept)
            .filter(**chosen.get(shown, {}))
            .order_by(f"{kept.name}__title", kept.name, "field", "number", "ordinal")
            for kept in all_kept()
        ]
    )


def _titles(links: Sequence[FoundLink]) -> dict[str, str]:
    """Return what a page is called that a link names by its number."""
    numbers = {link.address.partition(":")[2] for link in links if link.address.startswith("page:")}
    pages = Page.objects.filter(pk__in=[number for number in numbers if number.isdigit()])
    return {f"page:{pk}": title for pk, title in pages.values_list("pk", "draft_title")}


def where(link: FoundLink) -> str:
    """Return in words where in its text a link stands."""
    owner = link.owner
    model: Any = owner.content_type.model_class() if isinstance(owner, Page) else type(owner)
    try:
        field = model._meta.get_field(link.field)
        label = str(capfirst(field.verbose_name))
        if link.block:
            label += f" › {field.stream_block.child_blocks[link.block].label} ({link.number})"
    except (LookupError, AttributeError):
        return link.field
    return label


@require_POST
def note_link(request: HttpRequest, pk: int, kind: str = "page") -> HttpResponse:
    """Keep what an editor found at a link to another site."""
    kept = kept_as(kind)
    if kept is None:
        raise Http404
    editable: dict[str, Any] = {f"{kind}__in": kept.editable_by(request.user)}
    mine = links_for(request.user, kept).filter(is_outside=True, **editable)
    link = get_object_or_404(mine, pk=pk)
    note_by_hand(link=link, works="works" in request.POST)
    messages.success(request, _("Noted with today's date."))
    answer = redirect("desk_links")
    answer["Location"] += "?show=outside"
    return answer


def describe_dead(user: Any, links: Sequence[FoundLink]) -> list[Entry]:
    """Return texts with the dead link in them, and since when it is."""
    urls, _editable = _of_owners(user, links)
    return [
        kept.entry(
            link.owner,
            urls[kept.name][link.owner_pk],
            note=_("%(where)s: “%(link)s”, %(fault)s")
            % {
                "where": where(link),
                "link": link.text or link.address,
                "fault": Fault(link.fault).label,
            },
            at=link.failing_since,
        )
        for link in links
        for kept in [_kind_of(link)]
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

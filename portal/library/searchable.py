"""What can be found of the library: each item in both languages, with the text of its file."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from foundation.searching import Found, Searchable, described_by_lead, register, register_names

from ..codes import Sector
from .codes import Audience
from .models import LibraryFile, LibraryItem, LibraryPage
from .paragraphs import paragraphs
from .queries import Shelved, best_file
from .views.files import PART, TOGETHER

# Of a file's text, in characters: a law of a thousand pages is found by its first hundreds.
MOST_TEXT = 400_000


def describe_item(item: LibraryItem) -> list[Found]:
    """Say what is searched of an item in Serbian and in English."""
    shelved = _shelved(item)
    return [_described(shelved, language) for language in ("sr", "en")]


def _shelved(item: LibraryItem) -> Shelved:
    return Shelved(item, tuple(item.files.all()))


def _described(found: Shelved, language: str) -> Found:
    item = found.item
    file = best_file(found.newest, language)
    told = ("summary", "issuer", "reference", "parties", "binding")
    return Found(
        item.said("title", language),
        " ".join(filter(None, (item.said(name, language) for name in told))),
        language,
        item.adopted_on or found.changed_on,
        sectors=item.sectors,
        audiences=item.audiences,
        format=file.format if file else "",
        pages=_within(file.pages) if file else (),
    )


def _within(pages: list[str]) -> list[str]:
    """Return the pages up to as much text as is searched."""
    kept, left = [], MOST_TEXT
    for page in pages:
        if left <= 0:
            break
        kept.append(" ".join(paragraphs(page))[:left])
        left -= len(page)
    return kept


def page_url(item: LibraryItem, language: str, page: int) -> str:
    """Return where a page of the item's file is: in the PDF itself, or in the text of another."""
    file = best_file(_shelved(item).newest, language)
    if file is None:
        return item.get_url()
    base = item.get_url()
    if file.kind == "pdf":
        return f"{base}{file.route}#page={page}"
    part = (page - 1) // TOGETHER + 1
    return f"{base}{file.text_route}{f'?{PART}={part}' if part > 1 else ''}#page-{page}"


def declare() -> None:
    """Register the page and the items, and say what their codes are called."""
    register(
        Searchable(
            model=LibraryPage,
            kind="library",
            label=_("Library"),
            describe=described_by_lead,
            objects=lambda: LibraryPage.objects.select_related("locale"),
            url=LibraryPage.get_url,
        )
    )
    register(
        Searchable(
            model=LibraryItem,
            kind="library-item",
            label=_("Document of the library"),
            describe=describe_item,
            objects=lambda: LibraryItem.objects.select_related("page__locale").prefetch_related(
                # Texts are long, and read for what is described alone.
                Prefetch("files", LibraryFile.objects.defer("pages").order_by("-version", "pk"))
            ),
            url=LibraryItem.get_url,
            page_url=page_url,
        )
    )
    register_names("sectors", "portal", lambda: dict(Sector.choices))
    register_names("audiences", "portal-library", lambda: dict(Audience.choices))

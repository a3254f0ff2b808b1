"""The library of the demonstration: 40 items, each marked as an example, with files made here."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from wagtail.models import BaseViewRestriction, Collection, CollectionViewRestriction

from foundation.accounts.roles import group_of
from foundation.cleaning.files import CleanFile
from foundation.demo import register_demo
from foundation.models import SiteDocument
from foundation.publishing import put_under_home

from ...plan.models import Activity
from ..codes import FileLanguage
from ..models import ItemActivity, ItemEdition, LibraryItem, LibraryPage
from ..reading import of_our_own
from .files import made
from .texts import Text, text_of_version

HERE = Path(__file__).parent
# Kinds in the order in which they get their numbers.
SOURCES = ("laws", "procedures", "protocols", "forms", "manuals", "research", "child_labour")
KINDS = dict(
    zip(
        SOURCES,
        ("law", "procedure", "protocol", "form", "manual", "research", "child-labour"),
        strict=True,
    )
)
PAIRED = ("title", "summary", "issuer", "reference", "parties", "binding", "source")
PLAIN = ("adopted_on", "adopted_year", "source_url", "review_on")
ISSUER = (
    "Центар за заштиту жртава трговине људима",
    "Centre for the Protection of Victims of Human Trafficking",
)
# The sources at hand name no issuer of a law, and what was put together from several has none.
ISSUERS = {
    "laws": ("Доносилац није потврђен", "Issuer not confirmed"),
    "research": (
        "Састављачи овог приказа, по јавним изворима",
        "The makers of this demonstration, from public sources",
    ),
}
# Stands on the page of each item, before where its facts are from.
EXAMPLE = ("Пример за приказ, за преглед у Центру.", "An example, for the Centre to review.")
PUBLIC_SHELF, STAFF_SHELF = "Библиотека", "Интерне процедуре"
STAFF = ("author", "reviewer", "publisher", "manager", "administrator")
FIRST_DAY, SECOND_DAY = date(2026, 2, 2), date(2026, 9, 1)
PAGES: dict[str, dict[str, str]] = {
    "sr": {
        "title": "Библиотека",
        "slug": "biblioteka",
        "lead": "Прописи, процедуре, протоколи, приручници и обрасци. Свако издање остаје на "
        "својој адреси.",
    },
    "en": {
        "title": "Library",
        "slug": "library",
        "lead": "Laws, procedures, protocols, manuals and forms. Each version stays at its "
        "address.",
    },
}


def register() -> None:
    """Register the library with the other content, after the indicators."""
    register_demo(27, "library", load_library)


def load_library() -> None:
    """Make what is missing of the library. What is there is left alone."""
    put_under_home(LibraryPage, PAGES)
    shelves = _shelf(PUBLIC_SHELF), _staff_shelf()
    if LibraryItem.objects.exists():
        return
    with of_our_own():
        for place, (source, told) in enumerate(_told()):
            _item(source, told, shelves[bool(told.get("staff"))], place)


def _shelf(name: str) -> Collection:
    found = Collection.objects.filter(name=name).first()
    return found or Collection.get_first_root_node().add_child(name=name)


def _staff_shelf() -> Collection:
    """Return the collection that only who works at the desk may open, closed before it is used."""
    shelf = _shelf(STAFF_SHELF)
    if not shelf.view_restrictions.exists():
        restriction = CollectionViewRestriction.objects.create(
            collection=shelf, restriction_type=BaseViewRestriction.GROUPS
        )
        restriction.groups.set([group_of(role) for role in STAFF])
    return shelf


def _told() -> Iterator[tuple[str, dict[str, Any]]]:
    for source in SOURCES:
        text = (HERE / "items" / f"{source}.toml").read_text(encoding="utf-8")
        for told in tomllib.loads(text)["items"]:
            yield source, told


def _item(source: str, told: dict[str, Any], shelf: Collection, place: int) -> None:
    """Publish an item with every version of it."""
    sources = zip(EXAMPLE, told.get("source", ("", "")), strict=True)
    said = {
        "issuer": ISSUERS.get(source, ISSUER),
        **told,
        "source": [" ".join(each).strip() for each in sources],
    }
    words = {
        key: value
        for name in PAIRED
        if name in said
        for key, value in zip((name, f"{name}_en"), said[name], strict=True)
    }
    is_internal = bool(told.get("staff"))
    item = LibraryItem(
        kind=KINDS[source],
        collection=shelf,
        live=False,
        audiences=["staff"] if is_internal else told.get("audiences", ["professionals"]),
        licence="internal" if is_internal else "cc-by-4.0",
        sectors=told.get("sectors", []),
        **words,
        **{name: told[name] for name in PLAIN if name in told},
    )
    found = Activity.objects.filter(
        plan__year=2015, slug__in=told.get("activities", []), locale__language_code="sr"
    )
    item.activities = [ItemActivity(activity=activity) for activity in found]
    item.save()
    item.editions = list(_editions(item, told, place))
    item.full_clean()
    item.save_revision().publish()


def _editions(item: LibraryItem, told: dict[str, Any], place: int) -> Iterator[ItemEdition]:
    newest = max(int(line.split()[0]) for line in told["files"])
    for line in told["files"]:
        version, language, kind, *scan = line.split()
        text = text_of_version(item, told, int(version) == newest, FileLanguage(language))
        note = told.get("note", ("", "")) if int(version) > 1 else ("", "")
        first = FIRST_DAY if int(version) == 1 else SECOND_DAY
        yield ItemEdition(
            version=int(version),
            date=first + timedelta(days=2 * place),
            language=language,
            document=_document(item, text, kind, bool(scan), f"{version}-{language}"),
            change_note=note[0],
            change_note_en=note[1],
        )


def _document(item: LibraryItem, text: Text, kind: str, is_scan: bool, mark: str) -> SiteDocument:
    content = CleanFile(made(text, kind, is_scan), name=f"library-{item.number}-{mark}.{kind}")
    title = f"{item.title} ({mark}, {kind.upper()})"
    return SiteDocument.objects.create(title=title, file=content, collection=item.collection)

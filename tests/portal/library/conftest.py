import pytest

from foundation.cleaning.files import CleanFile
from foundation.models import SiteDocument
from portal.library.demo.files import made
from portal.library.demo.texts import Text
from portal.library.models import ItemEdition, LibraryItem
from portal.library.reading import of_our_own


@pytest.fixture
def library(demonstration, db):
    """The library of the demonstration: 40 items, five of them for the staff alone."""


@pytest.fixture
def law(library):
    """An item in two versions and three languages."""
    return LibraryItem.objects.get(title__contains="члан 388")


@pytest.fixture
def internal(library):
    """An item that is for the staff alone."""
    return LibraryItem.objects.filter(licence="internal").order_by("number").first()


def document(item, *pages, kind="pdf", title="Исправа", name="document"):
    """Return a stored document that says these pages, in the item's collection."""
    text = Text("sr", "Процедуре", title, "", "", pages)
    content = CleanFile(made(text, kind), name=f"{name}.{kind}")
    return SiteDocument.objects.create(title=title, file=content, collection=item.collection)


def add(item, file, version, note="Измењено."):
    """Publish a file as the next version of an item, and return the item anew."""
    draft = item.latest_revision.as_object() if item.latest_revision else item
    draft.editions.add(
        ItemEdition(
            document=file,
            version=version,
            language="sr-Cyrl",
            change_note=note,
            change_note_en="Changed.",
        )
    )
    with of_our_own():
        draft.save_revision().publish()
    return LibraryItem.objects.get(pk=item.pk)

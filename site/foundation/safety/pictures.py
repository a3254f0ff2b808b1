"""Pictures, links and headings: what a reader who can't see the page relies on."""

from collections.abc import Iterator
from typing import Any

from PIL import Image

from .rules import Catch
from .said import Said

_GPS = 0x8825


def without_alt(said: Said) -> Iterator[Catch]:
    """Give each picture that nobody described."""
    yield from (Catch(_name(each.image)) for each in said.pictures if not each.alt.strip())


def without_credit(said: Said) -> Iterator[Catch]:
    """Give each picture that doesn't say whose it is."""
    yield from (Catch(_name(each.image)) for each in said.pictures if not each.image.credit.strip())


def without_licence(said: Said) -> Iterator[Catch]:
    """Give each picture that doesn't say on what terms it is shown."""
    yield from (
        Catch(_name(each.image)) for each in said.pictures if not each.image.licence.strip()
    )


def with_location(said: Said) -> Iterator[Catch]:
    """Give each picture whose file says where it was taken."""
    yield from (Catch(_name(each.image)) for each in said.pictures if tells_place(each.image.file))


def links_without_text(said: Said) -> Iterator[Catch]:
    """Give a block once whose links include one that says nothing."""
    if any(not text.strip() for text in said.links):
        yield Catch(" ".join(said.passages)[:120])


def headings_out_of_order(said: Said) -> Iterator[Catch]:
    """Give each heading that stands more than one level beneath the one before it."""
    level = said.outline_begins
    for heading in said.outline:
        if heading.level > level + 1:
            yield Catch(heading.text)
        level = heading.level


def tells_place(file: Any) -> bool:
    """Say whether the file of a picture holds GPS data. A file that can't be read says nothing."""
    try:
        with file.storage.open(file.name) as opened, Image.open(opened) as picture:
            return bool(picture.getexif().get_ifd(_GPS))
    except (OSError, ValueError, SyntaxError):
        return False


def _name(image: Any) -> str:
    return f"{image.title} ({image.pk})"

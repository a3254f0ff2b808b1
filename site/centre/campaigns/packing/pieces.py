"""Every file of a kit, made or read."""

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.text import slugify
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.images.models import Filter

from foundation.blocks.answers import paragraphs_of
from foundation.captions import in_language
from foundation.printing import printable
from foundation.script import to_latin

from ...kits import LABELS, Made, Message, make_pictures, make_posters, make_text, make_texts
from ...kits.message import CENTRE
from ...localiser.archive import FOLDERS
from ..banners import codes_of
from ..licences import TERMS, legal_text
from ..words import facts_of, questions_of, version_of
from .contents import Contents
from .manifest import Piece

if TYPE_CHECKING:
    from ..models import KitClip, KitPicture

# How wide a picture is at most, the largest first.
WIDTHS = {"large": 2400, "medium": 1200, "small": 600}
ACROSS = {"sr": ("slike", "snimci", "PROCITAJ.txt"), "en": ("pictures", "media", "README.txt")}


def pieces_of(contents: Contents) -> Iterator[Piece]:
    """Give every file, in the order in which the list names them."""
    language = contents.kit.locale.language_code
    with translation.override(language):
        yield from _about(contents)
        for message in contents.messages:
            yield from _made(contents, message)
        for number, picture in enumerate(contents.pictures, start=1):
            yield from _sizes(picture, number, language)
        for number, clip in enumerate(contents.clips, start=1):
            yield from _clip(contents, clip, number, ACROSS[language][1])


def _made(contents: Contents, message: Message) -> Iterator[Piece]:
    kit = contents.kit
    folder = FOLDERS[message.language]

    def piece(group: str, made: Made) -> Piece:
        return Piece(
            f"{folder}/{made.name}",
            group,
            str(LABELS[made.kind]),
            made.content,
            TERMS[kit.licence].name,
            CENTRE[kit.locale.language_code],
            message.language,
            made.size,
            _alt(message) if made.content_type == "image/png" else "",
        )

    groups: list[tuple[str, Callable[[Message], Iterator[Made]]]] = [
        ("print", make_posters),
        ("web", make_pictures),
        ("text", make_texts),
    ]
    for group, make in groups:
        for made in make(message):
            yield piece("banner" if made.kind.startswith("banner") else group, made)
    if questions := questions_of(kit):
        lines = [line for pair in questions for line in pair]
        for made in make_text(message, "questions", kit.release_title, lines):
            yield piece("text", made)
    for made in make_text(message, "facts", kit.release_title, facts_of(kit)):
        yield piece("text", made)
    codes = "\n\n".join(code.html for code in codes_of(kit, message))
    yield piece("code", Made("codes", "banners.html.txt", "text/plain", codes.encode()))


def _alt(message: Message) -> str:
    numbers = ", ".join(line.number for line in message.help)
    return f"{message.headline}. {message.message} {message.action} {numbers}"


def _sizes(picture: "KitPicture", number: int, language: str) -> Iterator[Piece]:
    image, folder = picture.image, ACROSS[language][0]
    name = slugify(to_latin(image.title))[:40] or "picture"
    last = 0
    for size, width in WIDTHS.items():
        # Made for the ZIP alone: no rendition is stored that would have to be withdrawn as well.
        made = image.generate_rendition_file(Filter(spec=f"width-{width}"))
        made.seek(0)
        content = made.read()
        with Image.open(BytesIO(content)) as opened:
            across, down = opened.size
        if across == last:
            continue
        last = across
        ending = made.name.rpartition(".")[2]
        yield Piece(
            f"{folder}/{number:02}-{name}-{size}.{ending}",
            "photo",
            image.title,
            content,
            image.licence,
            image.credit_in(language),
            measure=f"{across} × {down}",
            alt=picture.image_alt,
        )


def _clip(contents: Contents, clip: "KitClip", number: int, folder: str) -> Iterator[Piece]:
    name = f"{folder}/{number:02}-{slugify(to_latin(clip.title))[:40] or 'clip'}"
    licence = TERMS[clip.licence].name
    with clip.file.file.storage.open(clip.file.file.name) as opened:
        content = opened.read()
    yield Piece(
        f"{name}.{clip.file.file_extension.lower()}",
        "clip",
        clip.title,
        content,
        licence,
        clip.credit,
        clip.spoken,
    )
    for message in contents.messages:
        language = message.language
        at = f"{name}-{FOLDERS[language]}"
        if clip.captions:
            text = in_language(clip.captions, language).encode()
            yield Piece(
                f"{at}.vtt",
                "clip",
                _("Captions: %(title)s") % {"title": clip.title},
                text,
                licence,
                clip.credit,
                language,
            )
        lines = [printable(line, language) for line in paragraphs_of(clip.transcript)]
        yield Piece(
            f"{at}.txt",
            "clip",
            _("Transcript: %(title)s") % {"title": clip.title},
            ("\n\n".join(lines) + "\n").encode(),
            licence,
            clip.credit,
            language,
        )


def _about(contents: Contents) -> Iterator[Piece]:
    """Give what is to be read first, in each script, and the text of the licence."""
    kit = contents.kit
    terms = TERMS[kit.licence]
    lines = [
        kit.release_title,
        _("Version: %(version)s") % {"version": version_of(kit)},
        _("Licence: %(licence)s.") % {"licence": f"{terms.name} {terms.url}".strip()},
        str(terms.terms),
        _("The national help line is part of the material: leave it where it stands."),
        _("A picture or a recording that is no longer offered on our site may no longer be used."),
        _("What is in here, with sizes and checksums, is listed in manifest.csv."),
    ]
    texts = [
        "\n".join(printable(line, message.language) for line in lines)
        for message in contents.messages
    ]
    centre = CENTRE[kit.locale.language_code]
    name = ACROSS[kit.locale.language_code][2]
    about = ("\n\n\n".join(texts) + "\n").encode()
    yield Piece(name, "about", _("Read this first"), about, terms.name, centre)
    if legal := legal_text(kit.licence):
        yield Piece("LICENCE.txt", "about", terms.name, legal, terms.name, "Creative Commons", "en")

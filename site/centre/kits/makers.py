"""Makes the pieces of a kit from a message: posters, cards, pictures, banners, and texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from foundation.printing import pdf, png, printable

from .message import Message
from .word import word_document

# Points, across and down.
POSTERS = {
    "poster-a3": (841.89, 1190.55),
    "poster-a4": (595.28, 841.89),
}
PICTURES = {"square": (1080, 1080), "story": (1080, 1920)}
BANNERS = {"banner-728x90": (728, 90), "banner-300x250": (300, 250), "banner-320x100": (320, 100)}
# Sharp on screens with twice the dots.
BANNER_SCALE = 2
LABELS = {
    "poster-a3": _("Poster A3"),
    "poster-a4": _("Poster A4"),
    "card-a6": _("Card A6, two sides"),
    "square": _("Square picture, 1080 × 1080"),
    "story": _("Story picture, 1080 × 1920"),
    "banner-728x90": _("Banner 728 × 90"),
    "banner-300x250": _("Banner 300 × 250"),
    "banner-320x100": _("Banner 320 × 100"),
    "release": _("Press release"),
    "radio": _("Text for the radio"),
    "questions": _("Questions and answers"),
    "facts": _("Facts with sources"),
    "codes": _("Code of the banners"),
}
PDF = "application/pdf"
PNG = "image/png"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEXT = "text/plain; charset=utf-8"
KINDS = {
    "release": {"sr": "Саопштење за јавност", "en": "Press release"},
    "radio": {"sr": "Текст за радио", "en": "Radio text"},
    "questions": {"sr": "Питања и одговори", "en": "Questions and answers"},
    "facts": {"sr": "Чињенице са изворима", "en": "Facts with sources"},
}


@dataclass(frozen=True)
class Made:
    """One finished file: what it is (a key of ``LABELS``), its name, its type, its bytes."""

    kind: str
    name: str
    content_type: str
    content: bytes
    size: str = ""


def make_posters(message: Message) -> Iterator[Made]:
    """Make the posters of A3 and A4 and the card of A6, as PDF/UA."""
    for kind, (width, height) in POSTERS.items():
        content = pdf("poster", _sheet(message, width, height), language=message.language)
        yield Made(kind, f"{kind}.pdf", PDF, content, kind[-2:].upper())
    yield Made(
        "card-a6", "card-a6.pdf", PDF, pdf("card", message.data(), language=message.language), "A6"
    )


def make_pictures(message: Message) -> Iterator[Made]:
    """Make the square and the story picture and the banners, as PNG."""
    for kind in PICTURES:
        yield make_picture(message, kind)
    for kind, (width, height) in BANNERS.items():
        data = {**message.data(), "width": width, "height": height}
        (content,) = png("banner", data, language=message.language, scale=BANNER_SCALE)
        size = f"{width * BANNER_SCALE} × {height * BANNER_SCALE}"
        yield Made(kind, f"{kind}.png", PNG, content, size)


def make_picture(message: Message, kind: str) -> Made:
    """Make one picture of a ``kind`` (a key of ``PICTURES``), as PNG."""
    width, height = PICTURES[kind]
    (content,) = png("poster", _sheet(message, width, height), language=message.language)
    return Made(kind, f"{kind}.png", PNG, content, f"{width} × {height}")


def make_texts(message: Message) -> Iterator[Made]:
    """Make the press release and the text for the radio: as PDF, as DOCX, and plain."""
    for kind, title, paragraphs in (
        ("release", message.release_title or message.headline, message.release),
        ("radio", message.headline, message.radio),
    ):
        if paragraphs:
            yield from make_text(message, kind, title, paragraphs)


def make_text(message: Message, kind: str, title: str, paragraphs: Sequence[str]) -> Iterator[Made]:
    """Make one text of a ``kind`` (a key of ``KINDS``) as PDF, as DOCX, and plain."""
    word = KINDS[kind]["en" if message.language == "en" else "sr"]
    data = {**message.data(), "kind": word, "title": title, "paragraphs": list(paragraphs)}
    content = pdf("release", data, language=message.language)
    yield Made(kind, f"{kind}.pdf", PDF, content, "A4")
    lines = [word, title, *paragraphs, *_closing(message)]
    lines = [printable(line, message.language) for line in lines]
    yield Made(kind, f"{kind}.docx", DOCX, word_document(lines, language=message.language))
    yield Made(kind, f"{kind}.txt", TEXT, ("\n\n".join(lines) + "\n").encode())


def make_all(message: Message) -> Iterator[Made]:
    """Make everything, piece by piece, so that whoever asks can tell how far it is."""
    yield from make_posters(message)
    yield from make_pictures(message)
    yield from make_texts(message)


def _sheet(message: Message, width: float, height: float) -> dict[str, Any]:
    """Return what the poster's template takes for a sheet of this size."""
    ratio = height / width
    return {
        **message.data(),
        "width": width,
        "height": height,
        # A square has little room: the words need it more than the cloth.
        "cloth": 0.2 if ratio < 1.2 else 0.36,
        "squares": 108 if ratio < 1.2 else 72,
    }


def _closing(message: Message) -> list[str]:
    """Return the lines that end every text: the town's own, then the national help lines."""
    lines = []
    if message.local:
        local = message.local
        parts = (local.team, local.municipality, local.telephone)
        lines.append(", ".join(part for part in parts if part))
    numbers = "; ".join(
        f"{line.label}: {line.number}" if line.label else line.number for line in message.help
    )
    lines.append(f"{message.action} {numbers}")
    return [*lines, message.note] if message.note else lines

"""What the files of the demonstration say: the words of an item and its text, in pages."""

from dataclasses import dataclass
from typing import Any, cast

from django.utils.translation import override

from foundation.printing import Language

from ..codes import FileLanguage, ItemKind
from ..models import LibraryItem

NEW, PAGE, HEADING = "+", "---", "# "
EXAMPLE = {
    "sr": "Пример за приказ, за преглед у Центру. Сажетак, а не званичан текст.",
    "en": "An example, for the Centre to review. A summary, not the official text.",
}
SOURCE = {"sr": "Извор", "en": "Source"}
PRINTED = {
    FileLanguage.CYRILLIC: "sr",
    FileLanguage.LATIN: "sr-latn",
    FileLanguage.ENGLISH: "en",
}


@dataclass(frozen=True)
class Text:
    """A document before it is a file: what stands at its head, and its pages of lines. A line that
    begins with ``# `` is a heading. Serbian is in Cyrillic.
    """

    language: Language
    kind: str
    title: str
    example: str
    source: str
    pages: tuple[tuple[str, ...], ...]

    def lines(self) -> list[str]:
        """Return all that it says, in the order of reading."""
        body = [line.removeprefix(HEADING) for page in self.pages for line in page]
        return [line for line in (self.kind, self.title, self.example, *body, self.source) if line]


def text_of_version(
    item: LibraryItem, told: dict[str, Any], is_newest: bool, language: FileLanguage
) -> Text:
    """Return what the newest version of an item says, or the one before it."""
    code = language.content
    lines = told["text_en" if code == "en" else "text"]
    kept = [line.removeprefix(NEW) for line in lines if is_newest or not line.startswith(NEW)]
    pages: list[list[str]] = [[]]
    for line in kept:
        if line == PAGE:
            pages.append([])
        else:
            pages[-1].append(line)
    source = told.get("source", ("", ""))[code == "en"]
    with override(code):
        kind = str(ItemKind(item.kind).label)
    return Text(
        language=cast(Language, PRINTED[language]),
        kind=kind,
        title=item.said("title", code),
        example=EXAMPLE[code],
        source=f"{SOURCE[code]}: {source}." if source else "",
        pages=tuple(tuple(page) for page in pages),
    )

"""A release as newsrooms take it away: plain text, and a Word file."""

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from foundation.blocks.answers import passages_of
from foundation.blocks.filling import filled
from foundation.context import help_numbers
from foundation.downloads import download
from foundation.minute import in_belgrade
from foundation.printing import Language, printable
from foundation.script import to_latin
from foundation.templatetags.components import long_date

from ..kits.word import word_document
from .queries import contacts_of

if TYPE_CHECKING:
    from .release import ReleasePage


def embargo_line(page: "ReleasePage") -> str:
    """Return the line that says from when a release may be published."""
    if not page.is_under_embargo() or page.embargoed_until is None:
        return _("For immediate release")
    minute = in_belgrade(page.embargoed_until)
    return _("Under embargo until %(day)s at %(time)s, Belgrade time") % {
        "day": long_date(minute),
        "time": f"{minute:%H:%M}",
    }


def lines_of(request: HttpRequest, page: "ReleasePage") -> list[str]:
    """Return the release as lines: its kind, its title, then paragraphs in the order of its frame,
    Serbian in Cyrillic.
    """
    lines = [_("Release"), page.title, embargo_line(page)]
    lines.append(f"{page.place}, {long_date(page.date)}")
    lines.append(page.lead)
    for block in page.facts:
        fact = block.value
        lines.append(f"{fact['fact']} ({_('Source')}: {fact['source']}, {fact['url']})")
    lines += map(filled, page.body.stream_block.passages(page.body))
    said = _("“%(words)s” %(who)s")
    lines += [
        said % {"words": block.value["text"], "who": block.value["source"]} for block in page.quotes
    ]
    if note := passages_of(page.editors_note):
        lines += [_("Note to editors"), *note]
    lines.append(f"{_('Licence of the text')}: {page.licence}")
    for contact in contacts_of(request.user, page):
        reached = ", ".join(part for part in (contact.telephone, contact.email) if part)
        lines.append(f"{contact.office}: {reached}")
    numbers = [
        f"{each['label']} {each['number']}".strip()
        for each in help_numbers(get_language() or "sr").numbers
    ]
    lines.append(f"{_('Help')}: {', '.join(numbers)}")
    return lines


def as_plain_text(request: HttpRequest, page: "ReleasePage") -> HttpResponse:
    """Answer with the release as plain text in the language and script of the address."""
    language = _language_and_script()
    text = "\n\n".join(printable(line, language) for line in lines_of(request, page))
    return _file(text.encode(), page, "txt", language)


def as_word(request: HttpRequest, page: "ReleasePage") -> HttpResponse:
    """Answer with the release as a Word file in the language and script of the address."""
    language = _language_and_script()
    lines = [printable(line, language) for line in lines_of(request, page)]
    return _file(word_document(lines, language=language), page, "docx", language)


def _language_and_script() -> Language:
    return cast("Language", get_language() or "sr")


def _file(content: bytes, page: "ReleasePage", extension: str, language: Language) -> HttpResponse:
    name = slugify(to_latin(page.slug)) or "release"
    suffix = "-cir" if language == "sr" else ""
    response = download(content, f"{name}{suffix}.{extension}")
    # The page is what is found; its files repeat it.
    response["X-Robots-Tag"] = "noindex"
    return response

"""What the pieces of a kit say: a message a language, put together from the words of its page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils import translation
from django.utils.translation import gettext as _

from foundation.blocks.answers import paragraphs_of, words_of
from foundation.minute import in_belgrade
from foundation.printing import Language
from foundation.templatetags.components import long_date

from ..kits import Message
from .licences import TERMS

if TYPE_CHECKING:
    from .models import KitPage

LANGUAGES: dict[str, tuple[Language, ...]] = {"sr": ("sr", "sr-latn"), "en": ("en",)}


def messages_of(kit: "KitPage") -> list[Message]:
    """Return what the pieces say: the two scripts of a Serbian kit, the one language of another."""
    return [message_of(kit, language) for language in LANGUAGES[kit.locale.language_code]]


def message_of(kit: "KitPage", language: Language) -> Message:
    """Return what the pieces say in one language of the kit; Serbian is in Cyrillic in both."""
    with translation.override("en" if language == "en" else "sr"):
        return Message(
            headline=kit.headline,
            message=kit.message,
            action=kit.what_to_do,
            language=language,
            pattern=kit.pattern,
            colourway=kit.colourway,
            release_title=kit.release_title,
            release=tuple(release_paragraphs(kit)),
            radio=tuple(paragraphs_of(kit.radio)),
        )


def release_paragraphs(kit: "KitPage") -> Iterator[str]:
    """Give the release in its frame, without title and help line, in the active language."""
    yield embargo_line(kit)
    yield kit.release_lead
    yield from paragraphs_of(kit.release_text)
    yield _("Facts")
    yield from facts_of(kit)
    # A file has no style sheet that would set the marks of a quotation.
    yield _("“%(words)s” %(who)s") % {"words": kit.quote, "who": speaker(kit)}
    yield _("Note for editors: %(note)s") % {"note": kit.editors_note}
    yield _("Licence: %(licence)s.") % {"licence": TERMS[kit.licence].name}
    yield _("Contact for the press: %(contact)s") % {"contact": kit.contact}


def facts_of(kit: "KitPage") -> list[str]:
    """Return each fact with its source, the address, and the day on which it was seen there."""
    lines = []
    for block in kit.facts:
        fact = block.value
        seen = _("seen on %(date)s") % {"date": long_date(fact["seen_on"])}
        lines.append(f"{fact['fact']} ({fact['source']}, {fact['url']}, {seen})")
    return lines


def questions_of(kit: "KitPage") -> list[tuple[str, str]]:
    """Return each question with its answer, as plain text."""
    return [
        (block.value["question"], words_of(str(block.value["answer"]))) for block in kit.questions
    ]


def version_of(kit: "KitPage") -> str:
    """Return by what one tells this kit from an earlier one: when it was published."""
    published = kit.last_published_at
    return f"{in_belgrade(published):%Y-%m-%d %H:%M}" if published else ""


def embargo_line(kit: "KitPage") -> str:
    """Return until when it must not be published, or that it may be at once."""
    until = kit.embargoed_until
    if until is None or not kit.is_under_embargo():
        return _("For immediate release")
    when = f"{long_date(in_belgrade(until))} {in_belgrade(until):%H:%M}"
    return _("EMBARGO until %(when)s (Belgrade time)") % {"when": when}


def speaker(kit: "KitPage") -> str:
    """Return who says the quote: name and office, or the office where it speaks itself."""
    return ", ".join(part for part in (kit.quote_name, kit.quote_office) if part)

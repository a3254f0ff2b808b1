"""What is odd in the printed plan, each by name and place: reported, shown, and never silently put
right.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from ..labels import kind_label
from .places import Place


class Code(StrEnum):
    """The names of the irregularities. They are stored and downloaded, so they never change their
    meaning.
    """

    DUPLICATE_NUMBER = "duplicate-number"
    UNEXPECTED_NUMBER = "unexpected-number"
    SHARED_CELLS = "shared-cells"
    OVERVIEW_NUMBER = "overview-number"
    OVERVIEW_WORDING = "overview-wording"
    OVERVIEW_INCOMPLETE = "overview-incomplete"
    BROKEN_BY_PAGE = "broken-by-page"
    BROKEN_BY_FOOTNOTE = "broken-by-footnote"
    TABLE_CONTINUES = "table-continues"
    MIXED_ALPHABETS = "mixed-alphabets"
    TYPO = "typo"
    SPACING = "spacing"
    SMALL_LETTER = "small-letter"
    SEMICOLON = "semicolon"
    LABEL = "label"
    HEADING_LEVELS = "heading-levels"
    NO_SEPARATOR = "no-separator"
    SEVERAL_FORMS = "several-forms"
    COMPOUND_DEADLINE = "compound-deadline"
    DEADLINE_KIND = "deadline-kind"
    NO_MEASURES = "no-measures"
    BYTE_ORDER_MARK = "byte-order-mark"


TITLES: Mapping[Code, Promise] = {
    Code.DUPLICATE_NUMBER: _("Number printed twice"),
    Code.UNEXPECTED_NUMBER: _("Number out of order"),
    Code.SHARED_CELLS: _("Cells shared by several activities"),
    Code.OVERVIEW_NUMBER: _("Goal numbered differently in the overview"),
    Code.OVERVIEW_WORDING: _("Goal worded differently in the overview"),
    Code.OVERVIEW_INCOMPLETE: _("Overview and table list different goals"),
    Code.BROKEN_BY_PAGE: _("Broken over a page"),
    Code.BROKEN_BY_FOOTNOTE: _("Interrupted by a footnote"),
    Code.TABLE_CONTINUES: _("Table continued under the same heading"),
    Code.MIXED_ALPHABETS: _("Latin letters inside a Cyrillic word"),
    Code.TYPO: _("Misspelt word"),
    Code.SPACING: _("Space missing or too many"),
    Code.SMALL_LETTER: _("Small initial letter"),
    Code.SEMICOLON: _("Sign left at the end"),
    Code.LABEL: _("Label written differently"),
    Code.HEADING_LEVELS: _("Headings of different levels"),
    Code.NO_SEPARATOR: _("Several things in a cell with nothing between them"),
    Code.SEVERAL_FORMS: _("The same thing printed in several forms"),
    Code.COMPOUND_DEADLINE: _("Several deadlines in one cell"),
    Code.DEADLINE_KIND: _("Kind of deadline"),
    Code.NO_MEASURES: _("Nothing to measure by"),
    Code.BYTE_ORDER_MARK: _("Invisible sign at the start of the file"),
}

SENTENCES: Mapping[Code, Promise] = {
    Code.DUPLICATE_NUMBER: _(
        "The number %(number)s is printed %(times)s times. "
        "The last one’s address ends in %(address)s."
    ),
    Code.UNEXPECTED_NUMBER: _(
        "“%(number)s” stands where %(expected)s would follow. It is kept as printed."
    ),
    Code.SHARED_CELLS: _(
        "%(activities)s share the cells for holder, funding and deadline: "
        "it is not said which part belongs to whom."
    ),
    Code.OVERVIEW_NUMBER: _(
        "The overview prints %(original)s, the table %(shown)s. The number of the table is shown."
    ),
    Code.OVERVIEW_WORDING: _(
        "Goal %(number)s reads “%(original)s” in the overview and “%(shown)s” in the table. "
        "The table’s words are shown."
    ),
    Code.OVERVIEW_INCOMPLETE: _(
        "Found only in the overview: %(overview)s. Found only in the table: %(table)s."
    ),
    Code.BROKEN_BY_PAGE: _(
        "A page ends within %(number)s, after “%(original)s”. "
        "It is shown in one piece: “%(shown)s”."
    ),
    Code.BROKEN_BY_FOOTNOTE: _(
        "Footnote %(mark)s stands within the list of goals, before the words of %(number)s."
    ),
    Code.TABLE_CONTINUES: _("“%(original)s” is repeated where its table goes on."),
    Code.MIXED_ALPHABETS: _(
        "“%(original)s” holds the Latin letters %(letters)s. Shown as “%(shown)s”."
    ),
    Code.TYPO: _("“%(original)s” is shown as “%(shown)s”."),
    Code.SPACING: _("“%(original)s” is shown as “%(shown)s”."),
    Code.SMALL_LETTER: _("“%(original)s” begins with a small letter. Shown as “%(shown)s”."),
    Code.SEMICOLON: _("“%(original)s” at the end is shown as “%(shown)s”."),
    Code.LABEL: _("“%(original)s” is written “%(shown)s” elsewhere."),
    Code.HEADING_LEVELS: _(
        "“%(original)s” is a heading of level %(level)s, most of its like are of level %(usual)s."
    ),
    Code.NO_SEPARATOR: _("“%(original)s” is read as: %(shown)s."),
    Code.SEVERAL_FORMS: _("%(original)s is also printed as %(shown)s."),
    Code.COMPOUND_DEADLINE: _(
        "“%(original)s” says %(count)s things at once. No due date is worked out."
    ),
    Code.DEADLINE_KIND: _("%(kind)s: %(activities)s."),
    Code.NO_MEASURES: _(
        "The table has no amounts, indicators, targets or status. "
        "Where this site shows a status, it is its own addition."
    ),
    Code.BYTE_ORDER_MARK: _("The file starts with a byte order mark, which is left out."),
}


@dataclass(frozen=True, slots=True)
class Irregularity:
    """One oddity: its name, where it stands, the words as printed and, where they differ, as shown.

    ``details`` are the other words that the sentence needs. Places don't count when two are
    compared, so that the same plan read from another kind of file is equal.
    """

    code: Code
    places: tuple[Place, ...] = field(compare=False)
    original: str = ""
    shown: str = ""
    details: Mapping[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Its name in the reader's language."""
        return str(TITLES[self.code])

    @property
    def sentence(self) -> str:
        """What is odd, in one sentence in the reader's language."""
        return str(SENTENCES[self.code]) % self._words()

    @property
    def marked_sentence(self) -> SafeString:
        """The sentence as HTML, with the printed words left letter for letter in every script."""
        words = {key: escape(word) for key, word in self._words().items()}
        words["original"] = format_html(
            '<span lang="sr-Cyrl" translate="no">{}</span>', self.original
        )
        # Both the sentence and every word in it are escaped above.
        return mark_safe(escape(str(SENTENCES[self.code])) % words)  # noqa: S308

    @property
    def where(self) -> str:
        """Its places, in the reader's language."""
        return ", ".join(str(place.words) for place in self.places)

    def _words(self) -> dict[str, str]:
        words = {"original": self.original, "shown": self.shown, **self.details}
        if self.code is Code.DEADLINE_KIND:
            words["kind"] = str(kind_label(words["kind"]))
        return words

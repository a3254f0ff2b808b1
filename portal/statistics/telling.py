"""What an editor is told about a table that can't be published."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.safety.rules import findings_in
from foundation.safety.said import Said

from .codes import Dimension, Measure, category_name
from .linking import REST, Count
from .protection import Finding, Trouble
from .reading import ReadTable
from .services import Facts

WORDS: Mapping[Trouble, str | Promise] = {
    Trouble.SMALL: gettext_lazy("Fewer than five people. It must be hidden."),
    Trouble.SUM: gettext_lazy("The whole and its parts don’t add up."),
    Trouble.DIFFERS: gettext_lazy(
        "The same source says another number in another table. If that one is corrected too, load"
        " it beside this one and publish both in one act."
    ),
    Trouble.SHOWN: gettext_lazy(
        "It would be hidden here, but another table or an earlier version shows it."
    ),
    Trouble.UNCOVERED: gettext_lazy(
        "Hidden together are only small numbers, or only large ones. Who knows the rule would know"
        " that. Hide a large one with the small ones."
    ),
    Trouble.EXPOSED: gettext_lazy(
        "Hidden, but it can be worked out: fewer than five values stay possible. Hide another with"
        " it."
    ),
    Trouble.UNCHANGED: gettext_lazy(
        "Hidden in an earlier version too, while the numbers around it changed: who supposes that"
        " one of the hidden numbers stayed the same can work it out. Hiding more does not help."
        " Publish fewer categories, or only the total."
    ),
    Trouble.WORKED_OUT: gettext_lazy(
        "Nobody published it, but it can be worked out, and is smaller than five."
    ),
}


def told(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Return each finding once, as a sentence and the counts it is about."""
    each_once = dict.fromkeys((finding.trouble, tuple(finding.keys)) for finding in findings)
    return [
        {
            "words": WORDS[trouble],
            "counts": [name_of(key) for key in keys if isinstance(key, Count)],
        }
        for trouble, keys in each_once
    ]


def unsafe_words(facts: Facts, table: ReadTable) -> list[dict[str, object]]:
    """Return what the safety check finds in the words around the numbers: a note may tell what a
    cell hides.
    """
    texts = [facts.definition, facts.definition_en, facts.note, facts.note_en]
    return unsafe_texts([*texts, *(text for note in table.notes.values() for text in note)])


def unsafe_texts(texts: Iterable[str]) -> list[dict[str, object]]:
    """Return what the safety check finds in texts of which any would keep them from the public."""
    said = Said("", "statistics", passages=[text for text in texts if text])
    return [
        {"words": finding.rule.label, "counts": [finding.passage]}
        for finding in findings_in(said)
        if finding.is_blocking
    ]


def name_of(key: Count) -> str:
    """Return what a key counts, in words."""
    years = str(key.year) if key.first_year == key.year else f"{key.first_year}–{key.year}"
    parts = [
        f"{str(Dimension(dimension).label).lower()}: {_part(dimension, code)}"
        for dimension, code in key.parts
    ]
    source = f" ({key.source})" if key.source else ""
    return ", ".join([str(Measure(key.measure).label), years, *(parts or [_("total")])]) + source


def _part(dimension: str, code: str) -> str:
    if code.startswith(REST):
        return _("all others")
    return str(category_name(dimension, code)).lower()

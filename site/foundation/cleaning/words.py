"""What Word keeps in a text beside the text."""

import re
from collections.abc import Callable
from typing import Any

from .vectors import name_of, parse, remove

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Note = Callable[..., None]

_CHANGES = frozenset(
    [
        *["ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange"],
        *["pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "tblGridChange"],
        *["trPrChange", "tcPrChange", "numberingChange", "customXmlInsRangeStart"],
        *["customXmlDelRangeStart", "customXmlMoveFromRangeStart", "customXmlMoveToRangeStart"],
    ]
)
_GONE = frozenset(
    [
        *["commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef"],
        *[
            "rsids",
            "docVars",
            "attachedTemplate",
            "mailMerge",
            "docId",
            "dataBinding",
            "trackRevisions",
        ],
        *["proofErr", "lastRenderedPageBreak", "saveThroughXslt", "printerSettings"],
        *["writeProtection", "schemaLibrary", "attachedSchema", "persistentDocumentId"],
    ]
)
# Instructions whose words a reader sees as their result. Others name files, people, properties.
_FIELDS = re.compile(
    r"\s*(?:TOC|PAGE|NUMPAGES|SECTIONPAGES|SECTION|HYPERLINK|REF|PAGEREF|NOTEREF|STYLEREF|SEQ|DATE"
    r"|TIME|INDEX|XE|TC|TOA|TA|BIBLIOGRAPHY|CITATION|EQ|SYMBOL|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN"
    r"|QUOTE|=|ADVANCE|LISTNUM|AUTONUM\w*)\b(?!.*(?:file:|[A-Za-z]:\\\\?|\\\\\\\\))",
    re.IGNORECASE | re.DOTALL,
)


def clean_part(root: Any, part: str, note: Note) -> None:
    """Clean one part of a Word file in place; ``note`` what a person must decide about."""
    changes = sum(each.tag[: len(W)] == W and name_of(each) in _CHANGES for each in root.iter())
    if changes:
        note("changes", str(changes))
    if hidden := _hidden_words(root):
        note("hidden-text", hidden)
    for element in list(root.iter()):
        name = name_of(element)
        if name in _GONE:
            remove(element)
        elif name in ("instrText", "fldSimple"):
            _clean_field(element)


def _clean_field(element: Any) -> None:
    """Blank an instruction that would name a file, a person or a property; its result stays."""
    if name_of(element) == "fldSimple":
        if not _FIELDS.match(element.get(f"{W}instr", "")):
            element.set(f"{W}instr", " QUOTE ")
    elif not _continues(element) and not _FIELDS.match(_whole(element)):
        _blank(element)


def _hidden_words(root: Any) -> str:
    """Return how the first hidden words begin; nothing if there are none."""
    for run in root.iter(f"{W}r"):
        mark = run.find(f"{W}rPr/{W}vanish")
        if mark is None or mark.get(f"{W}val") in ("0", "false", "off"):
            continue
        words = "".join(text.text or "" for text in run.iter(f"{W}t")).strip()
        if words:
            return words[:40]
    return ""


def hiding_style_in_use(parts: dict[str, bytes]) -> str:
    """Return the name of a style that hides what is set in it and is used; nothing if none is."""
    styles = parts.get("word/styles.xml")
    if styles is None:
        return ""
    texts = [data for name, data in parts.items() if name.endswith(".xml") and data != styles]
    for style in parse(styles).iter(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        mark = style.find(f"{W}rPr/{W}vanish")
        if mark is None or mark.get(f"{W}val") in ("0", "false", "off"):
            continue
        if any(f'Style w:val="{name}"'.encode() in text for text in texts):
            return name
    return ""


def _continues(element: Any) -> bool:
    """Say whether an instruction goes on from a run before: the first one is judged."""
    for before in element.getparent().itersiblings(preceding=True):
        if before.find(f"{W}fldChar") is not None:
            return False
        if before.find(f"{W}instrText") is not None:
            return True
    return False


def _following(element: Any) -> list[Any]:
    """Return an instruction's parts: programs break it into runs."""
    found = [element]
    for run in element.getparent().itersiblings():
        if run.find(f"{W}fldChar") is not None:
            break
        found += run.findall(f"{W}instrText")
    return found


def _whole(element: Any) -> str:
    return "".join(part.text or "" for part in _following(element))


def _blank(element: Any) -> None:
    for part in _following(element):
        part.text = ""
    element.text = " QUOTE "

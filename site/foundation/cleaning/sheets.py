"""What Excel keeps in a table beside the table."""

import re
from typing import Any

from .vectors import name_of, remove
from .words import Note

_GONE = frozenset(
    [
        *["fileSharing", "fileRecoveryPr", "customWorkbookViews", "customSheetViews", "oleSize"],
        *["revisionPtr", "externalReferences", "webPublishing", "smartTagPr"],
        *["legacyDrawingHF", "documentId", "webPublishItems", "cellWatches", "queryTableParts"],
    ]
)

# Another file stands in a formula as its number, ``[1]``; a column of a table stands behind a name.
_OTHER_FILE = re.compile(r"(?<![\w\]])\[\d+\]")


def clean_part(root: Any, part: str, note: Note) -> None:
    """Clean one part of an Excel file in place; ``note`` what a person must decide about."""
    _look_for_hidden(root, part, note)
    for element in list(root.iter()):
        name = name_of(element)
        if name == "absPath":
            # In which folder it lay; what chooses between programs is empty without it.
            remove(element.getparent().getparent())
        elif name in _GONE or (name == "definedName" and _leads_out(element)):
            remove(element)
        elif name in ("f", "formula", "formula1", "formula2") and _names_file(element):
            # The figure that was last worked out stays.
            remove(element)
        elif name == "definedName":
            element.attrib.pop("comment", None)


def _leads_out(element: Any) -> bool:
    name = element.get("name", "")
    hidden = element.get("hidden") in ("1", "true") and not name.startswith("_xlnm.")
    return hidden or _names_file(element)


def _names_file(element: Any) -> bool:
    return bool(_OTHER_FILE.search(element.text or ""))


def _look_for_hidden(root: Any, part: str, note: Note) -> None:
    for element in root.iter():
        match name_of(element):
            case "sheet" if element.get("state") in ("hidden", "veryHidden"):
                note("hidden-sheet", element.get("name", ""))
            case "row" if _is_on(element.get("hidden")) and len(element):
                note("hidden-cells", _place(part, element.get("r", "")))
            case "col" if _is_on(element.get("hidden")) and _has_cells(root, element):
                note("hidden-cells", _place(part, element.get("min", "")))


def _is_on(value: str | None) -> bool:
    return value in ("1", "true")


def _place(part: str, number: str) -> str:
    return f"{part.rpartition('/')[2].removesuffix('.xml')}: {number}"


def _has_cells(root: Any, column: Any) -> bool:
    first, last = int(column.get("min", 1)), int(column.get("max", 1))
    return any(
        name_of(cell) == "c" and len(cell) and first <= _column(cell.get("r", "")) <= last
        for cell in root.iter()
    )


def _column(reference: str) -> int:
    """Return the number of the column: ``AB12`` is 28."""
    number = 0
    for letter in reference.rstrip("0123456789").upper():
        number = number * 26 + ord(letter) - 64
    return number

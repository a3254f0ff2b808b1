"""Word, Excel and PowerPoint files: only the parts that a reader sees, reached from the main one.

A part is kept when a relationship of a kind that is known here leads to it. So properties,
comments, printers, custom data and whatever a later version invents stay out.
"""

import posixpath
import re
from dataclasses import dataclass, field
from typing import Any

from . import sheets, slides, words
from .packages import read_package, write_package
from .pictures import clean_inner_picture
from .refusal import Found, RefusedError
from .vectors import name_of, parse, remove, serialise

_MAIN = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
}
_TYPES = "[Content_Types].xml"
_TYPES_SPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_KEPT = frozenset(
    [
        *["styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "theme", "font"],
        *["themeOverride", "numbering", "header", "footer", "footnotes", "endnotes", "image"],
        *["hyperlink", "chart", "chartUserShapes", "chartStyle", "chartColorStyle", "chartEx"],
        *["diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "diagramDrawing"],
        *["worksheet", "chartsheet", "sharedStrings", "drawing", "vmlDrawing", "table"],
        *["slide", "slideLayout", "slideMaster", "presProps", "tableStyles", "audio", "video"],
        *["media", "officeDocument"],
    ]
)
# What a person must decide about: it holds words or figures that a reader doesn't see.
_REFUSED = {
    "vbaProject": "macros",
    "wordVbaData": "macros",
    "xlMacrosheet": "macros",
    "xlIntlMacrosheet": "macros",
    "control": "macros",
    "activeXControlBinary": "macros",
    "attachedToolbars": "macros",
    "oleObject": "embedded",
    "aFChunk": "embedded",
    "subDocument": "embedded",
    "frame": "embedded",
    "pivotCacheDefinition": "pivot",
    "pivotTable": "pivot",
    "powerPivotData": "pivot",
    "glossaryDocument": "",
}
_SAFE_TARGET = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
# Elements that mean nothing without the part that they lead to.
_LEADING = frozenset(
    [
        *["legacyDrawing", "legacyDrawingHF", "externalReference", "attachedTemplate"],
        *["notesMasterId", "handoutMasterId", "externalData", "custData", "tags", "customPr"],
        *["queryTablePart", "picture", "mailMerge", "headerReference", "footerReference"],
    ]
)
_PATH = re.compile(r"[A-Za-z]:\\|^\\\\|^/|^\S+\.\w{3,4}$|file:", re.IGNORECASE)
_MOST_PARTS_DEEP = 40


@dataclass
class Package:
    """A file while it is being cleaned: what it held, what is kept, what a person must decide."""

    kind: str
    parts: dict[str, bytes]
    types: dict[str, str]
    kept: dict[str, bytes] = field(default_factory=dict)
    rels: dict[str, bytes] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)

    def note(self, code: str, what: str = "") -> None:
        """Remember a reason to refuse the file, once."""
        reason = Found(code, what)
        if reason not in self.found:
            self.found.append(reason)


_CLEANERS = {"docx": words.clean_part, "xlsx": sheets.clean_part, "pptx": slides.clean_part}


def clean_office(data: bytes, kind: str) -> bytes:
    """Return the document with only what a reader sees. Raises ``RefusedError`` with everything
    that a person must decide about.
    """
    parts = read_package(data)
    if _TYPES not in parts:
        raise RefusedError(Found("kind", kind))
    package = Package(kind, parts, _content_types(parts))
    if any("macroEnabled" in name or "vba" in name for name in package.types.values()):
        raise RefusedError("macros")
    main = next((name for name, type_ in package.types.items() if type_ == _MAIN[kind]), "")
    if main not in parts:
        raise RefusedError(Found("kind", kind))
    if kind == "docx" and (style := words.hiding_style_in_use(parts)):
        package.note("hidden-text", style)
    _follow(package, "", 0)
    if package.found:
        raise RefusedError(*package.found)
    if main not in package.kept:
        raise RefusedError("unreadable")
    return write_package(
        [(_TYPES, _written_types(package)), *package.rels.items(), *package.kept.items()]
    )


def _content_types(parts: dict[str, bytes]) -> dict[str, str]:
    root = parse(parts[_TYPES])
    by_ending = {
        each.get("Extension", "").lower(): each.get("ContentType", "")
        for each in root
        if name_of(each) == "Default"
    }
    types = {name: by_ending.get(name.rpartition(".")[2].lower(), "") for name in parts}
    for each in root:
        if name_of(each) == "Override":
            types[each.get("PartName", "").lstrip("/")] = each.get("ContentType", "")
    return types


def _written_types(package: Package) -> bytes:
    from lxml import etree  # noqa: PLC0415  # everything else asks .vectors

    root = etree.Element(f"{{{_TYPES_SPACE}}}Types", nsmap={None: _TYPES_SPACE})
    default = etree.SubElement(root, f"{{{_TYPES_SPACE}}}Default")
    default.set("Extension", "rels")
    default.set("ContentType", "application/vnd.openxmlformats-package.relationships+xml")
    for name in package.kept:
        override = etree.SubElement(root, f"{{{_TYPES_SPACE}}}Override")
        override.set("PartName", f"/{name}")
        override.set("ContentType", package.types.get(name, "application/xml"))
    return serialise(root)


def _rels_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _follow(package: Package, part: str, depth: int) -> None:
    """Keep ``part`` (nothing is the package itself), and whatever it leads to."""
    if depth > _MOST_PARTS_DEEP:
        raise RefusedError("complex")
    targets, dropped = _relations(package, part)
    if part:
        package.kept[part] = _cleaned(package, part, dropped)
    for target in targets:
        if target not in package.kept:
            _follow(package, target, depth + 1)


def _relations(package: Package, part: str) -> tuple[list[str], set[str]]:
    """Keep the good relationships of ``part``; return where they lead, and the marks of others."""
    name = _rels_name(part)
    dropped: set[str] = set()
    targets: list[str] = []
    if name not in package.parts:
        return targets, dropped
    root = parse(package.parts[name])
    for rel in list(root):
        target = _target(package, rel, part)
        if target is None:
            dropped.add(rel.get("Id", ""))
            root.remove(rel)
        elif target:
            targets.append(target)
    if len(root):
        package.rels[name] = serialise(root)
    return targets, dropped


def _target(package: Package, rel: Any, part: str) -> str | None:
    """Return the part a relationship leads to; nothing for a link, ``None`` for what goes."""
    kind = rel.get("Type", "").rpartition("/")[2]
    target = rel.get("Target", "")
    if kind in _REFUSED:
        if code := _REFUSED[kind]:
            package.note(code, posixpath.basename(target))
        return None
    if rel.get("TargetMode") == "External":
        return "" if kind == "hyperlink" and _SAFE_TARGET.match(target) else None
    path = _path(part, target)
    if kind == "notesSlide" and slides.has_words(package.parts.get(path, b"")):
        package.note("notes", posixpath.basename(part))
    of_comments = kind == "vmlDrawing" and _is_of_comments(package, path)
    return path if kind in _KEPT and path in package.parts and not of_comments else None


def _path(part: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _is_of_comments(package: Package, path: str) -> bool:
    return b'ObjectType="Note"' in package.parts.get(path, b"")


def _cleaned(package: Package, part: str, dropped: set[str]) -> bytes:
    data = package.parts[part]
    type_ = package.types.get(part, "")
    if (type_.endswith("+xml") and "svg" not in type_) or part.endswith((".xml", ".vml")):
        root = parse(data)
        _clean_everywhere(root, dropped)
        _CLEANERS[package.kind](root, part, package.note)
        return serialise(root)
    if "font" in type_ or part.endswith((".odttf", ".fntdata")):
        return data
    if type_.startswith(("audio/", "video/")):
        from .kinds import clean_sound_or_video  # noqa: PLC0415  # rare, and it looks at us

        return clean_sound_or_video(data, posixpath.basename(part))
    return clean_inner_picture(data, posixpath.basename(part))


def _clean_everywhere(root: Any, dropped: set[str]) -> None:
    """Take out what leads to parts that are gone, marks of revisions, and names of files."""
    for element in list(root.iter()):
        name = name_of(element)
        if name in _LEADING and _leads_nowhere(element, dropped):
            remove(element)
            continue
        for attribute, value in list(element.attrib.items()):
            if _is_mark(attribute) or (attribute.startswith(_R) and value in dropped):
                del element.attrib[attribute]
        if name in ("cNvPr", "docPr"):
            for note in ("name", "descr", "title"):
                if _PATH.search(element.get(note, "")):
                    element.set(note, "")


def _leads_nowhere(element: Any, dropped: set[str]) -> bool:
    return any(key.startswith(_R) and value in dropped for key, value in element.attrib.items())


def _is_mark(attribute: str) -> bool:
    """Say whether an attribute is a mark of a revision, or the name of a picture's file."""
    space, _brace, name = attribute.rpartition("}")
    drawn_by_office = space.endswith(":office") and name == "title"
    return name.startswith("rsid") or (name == "uid" and bool(space)) or drawn_by_office

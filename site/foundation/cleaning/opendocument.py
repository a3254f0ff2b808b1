"""OpenDocument texts: content, styles and pictures; what was noted about them stays out."""

import re
from typing import Any

from .packages import read_package, write_package
from .pictures import clean_inner_picture
from .refusal import Found, RefusedError
from .vectors import name_of, parse, remove, serialise

KIND = b"application/vnd.oasis.opendocument.text"
_MANIFEST = "META-INF/manifest.xml"
_MANIFEST_SPACE = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
_KEPT_XML = re.compile(r"(?:Object \d+/)?(?:content|styles|settings)\.xml")
_PICTURES = re.compile(r"(?:Pictures|ObjectReplacements)/|(?:Object \d+/)?ObjectReplacements/")
_ACTIVE = re.compile(r"(?:Object \d+/)?(?:Basic|Scripts|Dialogs)/")
_GONE = frozenset(
    [
        *["annotation", "annotation-end", "scripts", "event-listeners", "forms", "dde-source"],
        *["user-field-decls", "meta", "dde-connection-decls", "database-display"],
    ]
)
_PRIVATE_SETTING = re.compile(
    r"Printer|Rsid|Database|User|Password|Redline|Changes|Template|Path|Mail", re.IGNORECASE
)
_SAFE_LINK = re.compile(
    r"(?:https?|mailto|tel):|#|\.?/?(?:Pictures|ObjectReplacements|Object \d+)\b"
)


def clean_odt(data: bytes) -> bytes:
    """Return the text with only what a reader sees. Raises ``RefusedError`` with everything that a
    person must decide about.
    """
    parts = read_package(data)
    if parts.get("mimetype", b"").strip() != KIND or "content.xml" not in parts:
        raise RefusedError(Found("kind", "odt"))
    manifest = _manifest(parts)
    found: dict[Found, None] = {}
    kept = {"mimetype": KIND}
    for name, content in parts.items():
        if _ACTIVE.match(name) and not name.endswith(("-lc.xml", "-lb.xml")):
            found[Found("macros")] = None
        elif _KEPT_XML.fullmatch(name):
            kept[name] = _cleaned(content, found)
        elif _PICTURES.match(name):
            kept[name] = _picture(content, name)
        elif re.fullmatch(r"Object \d+", name):
            found[Found("embedded", name)] = None
    if found:
        raise RefusedError(*found)
    kept[_MANIFEST] = _written_manifest(kept, manifest)
    return write_package(kept.items(), plain_first=True)


def _manifest(parts: dict[str, bytes]) -> Any:
    """Return the list of parts, if there is one. Raises ``RefusedError`` for hidden ones."""
    if _MANIFEST not in parts:
        return None
    manifest = parse(parts[_MANIFEST])
    if any(name_of(each) == "encryption-data" for each in manifest.iter()):
        raise RefusedError("encrypted")
    return manifest


def _picture(content: bytes, name: str) -> bytes:
    if content.startswith(b"VCLMTF"):
        return content
    return clean_inner_picture(content, name)


def _cleaned(content: bytes, found: dict[Found, None]) -> bytes:
    root = parse(content)
    hiding = _hiding_styles(root)
    for element in list(root.iter()):
        name = name_of(element)
        if name in _GONE or (name == "config-item" and _is_private(element)):
            remove(element)
            continue
        if name == "tracked-changes":
            changes = sum(1 for each in element if name_of(each) == "changed-region")
            if changes:
                found[Found("changes", str(changes))] = None
        elif _hides(element, name, hiding):
            words = "".join(element.itertext()).strip()
            if words or name.startswith("hidden"):
                found[Found("hidden-text", words[:40])] = None
        _clean_attributes(element)
    return serialise(root)


def _is_private(element: Any) -> bool:
    names = [value for key, value in element.attrib.items() if key.endswith("}name")]
    return any(_PRIVATE_SETTING.search(name) for name in names)


def _hiding_styles(root: Any) -> set[str]:
    hiding = set()
    for style in root.iter():
        if name_of(style) != "style":
            continue
        shown = [value for each in style.iter() for value in _values(each, "display")]
        if "none" in shown:
            hiding.update(_values(style, "name"))
    return hiding


def _hides(element: Any, name: str, hiding: set[str]) -> bool:
    if name in ("hidden-text", "hidden-paragraph"):
        return True
    if name == "section" and "none" in _values(element, "display"):
        return True
    return name in ("span", "p", "h") and bool(hiding.intersection(_values(element, "style-name")))


def _values(element: Any, name: str) -> list[str]:
    return [value for key, value in element.attrib.items() if key.endswith(f"}}{name}")]


def _clean_attributes(element: Any) -> None:
    for key, value in list(element.attrib.items()):
        name = key.rpartition("}")[2]
        leads_out = name == "href" and not _SAFE_LINK.match(value)
        if leads_out or name.endswith("rsid") or name in ("connection-name", "filter-name"):
            del element.attrib[key]


def _written_manifest(kept: dict[str, bytes], before: Any) -> bytes:
    from lxml import etree  # noqa: PLC0415  # everything else asks .vectors

    def named(name: str) -> str:
        return f"{{{_MANIFEST_SPACE}}}{name}"

    types = {}
    if before is not None:
        types = {
            entry.get(named("full-path"), ""): entry.get(named("media-type"), "")
            for entry in before.iter(named("file-entry"))
        }
    root = etree.Element(named("manifest"), nsmap={"manifest": _MANIFEST_SPACE})
    root.set(named("version"), "1.3")
    folders = sorted({f"{name.rpartition('/')[0]}/" for name in kept if name.startswith("Object ")})
    for path in ("/", *folders, *kept):
        if path != "mimetype":
            entry = etree.SubElement(root, named("file-entry"))
            entry.set(named("full-path"), path)
            kind = KIND.decode() if path == "/" else types.get(path, "")
            entry.set(named("media-type"), kind or ("text/xml" if path.endswith(".xml") else ""))
    return serialise(root)

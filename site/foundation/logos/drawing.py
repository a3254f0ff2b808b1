"""An SVG as only these elements and attributes: a new document, never a cleaned one."""

import base64
import binascii
import re
from collections.abc import Callable
from typing import Any

from lxml import etree

from .limits import MAX_DEPTH, MAX_ELEMENTS, MAX_RATIO, MAX_USES, RefusedError

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
ELEMENTS = SHAPES | {
    "svg", "g", "defs", "use", "symbol", "linearGradient", "radialGradient", "stop",
    "clipPath", "mask", "style", "image", "a", "switch",
}  # fmt: skip
# They say nothing that is drawn.
DROPPED = {"title", "desc", "metadata"}
ATTRIBUTES = {
    "id", "class", "style", "transform", "d", "points", "x", "y", "x1", "y1", "x2", "y2",
    "cx", "cy", "r", "rx", "ry", "fx", "fy", "width", "height", "viewBox", "preserveAspectRatio",
    "fill", "fill-rule", "fill-opacity", "clip-rule", "clip-path", "mask", "opacity", "color",
    "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
    "stroke-opacity", "offset", "stop-color", "stop-opacity", "gradientUnits",
    "gradientTransform", "spreadMethod", "clipPathUnits", "maskUnits", "maskContentUnits",
    "display", "visibility",
}  # fmt: skip
_LINK = re.compile(r"url\(\s*['\"]?\s*(?!#)", re.IGNORECASE)
_DECLARED = re.compile(rb"<!\s*(?:ENTITY|ATTLIST|ELEMENT|NOTATION)", re.IGNORECASE)
_PICTURE = re.compile(r"\s*data:image/(?:png|jpeg);base64,", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d{1,6}(?:\.\d{1,9})?)\s*(?:px|pt|mm|cm|in)?\s*$")

Reencode = Callable[[bytes], bytes]


def redraw(data: bytes, reencode: Reencode) -> tuple[bytes, float]:
    """Return ``data``, an SVG, as a new document of shapes, and its width to its height.

    ``reencode`` makes the pictures inside safe. Raises ``RefusedError``.
    """
    # In any encoding: entities are refused before a parser could expand the first.
    if _DECLARED.search(data.replace(b"\x00", b"")):
        raise RefusedError("declares")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError("unreadable") from error
    if _name(root) != "svg":
        raise RefusedError("unreadable")
    _measure(root)
    made = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG, "xlink": XLINK[1:-5]})
    ratio = _frame(root, made)
    _copy(root, made, reencode)
    if not any(_name(part) in SHAPES | {"image"} for part in made.iter()):
        raise RefusedError("empty")
    return etree.tostring(made, encoding="utf-8"), ratio


def _measure(root: Any) -> None:
    """Refuse what is too large, too deep, or would grow when drawn."""
    if sum(1 for _ in root.iter()) > MAX_ELEMENTS:
        raise RefusedError("complex")
    waiting = [(root, 1)]
    while waiting:
        part, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise RefusedError("complex")
        waiting += [(child, depth + 1) for child in part]
    uses = [part for part in root.iter() if _name(part) == "use"]
    if len(uses) > MAX_USES:
        raise RefusedError("complex")
    named = {part.get("id"): part for part in root.iter() if part.get("id")}
    for use in uses:
        used = named.get(_href(use).removeprefix("#"))
        # A copy of copies grows without end.
        if used is not None and any(_name(part) == "use" for part in used.iter()):
            raise RefusedError("complex")


def _frame(root: Any, made: Any) -> float:
    """Give the new document its frame; return width to height."""
    box = (root.get("viewBox") or "").replace(",", " ").split()
    try:
        numbers = [float(part) for part in box]
    except ValueError as error:
        raise RefusedError("frame") from error
    if not numbers:
        sizes = [_NUMBER.match(root.get(side) or "") for side in ("width", "height")]
        numbers = [0, 0, *(float(size[1]) for size in sizes if size)]
    if len(numbers) != 4 or not all(abs(number) < 1e6 for number in numbers):
        raise RefusedError("frame")
    width, height = numbers[2:]
    if min(width, height) < 0.01 or not 1 / MAX_RATIO <= width / height <= MAX_RATIO:
        raise RefusedError("frame")
    made.set("viewBox", " ".join(f"{number:g}" for number in numbers))
    made.set("width", f"{width:g}")
    made.set("height", f"{height:g}")
    for name in ("fill", "style", "class"):
        if (value := root.get(name)) and _is_plain(value):
            made.set(name, value)
    return width / height


def _copy(source: Any, made: Any, reencode: Reencode) -> None:
    for part in source:
        name = _name(part)
        if name in DROPPED or not part.tag.startswith(f"{{{SVG}}}"):
            # Elements of drawing programs; what runs or loads is of SVG or XHTML and refused.
            if name in ("script", "foreignObject", "iframe", "object", "embed", "html"):
                raise RefusedError("active")
            continue
        if name in ("text", "tspan", "textPath"):
            raise RefusedError("text")
        if name not in ELEMENTS:
            raise RefusedError("active")
        copy = etree.SubElement(made, f"{{{SVG}}}{name}")
        _copy_attributes(part, copy, reencode)
        if name == "style":
            copy.text = _style(part.text or "")
        _copy(part, copy, reencode)


def _copy_attributes(part: Any, copy: Any, reencode: Reencode) -> None:
    for name, value in part.attrib.items():
        if name.lower().startswith("on"):
            raise RefusedError("active")
        if name in ATTRIBUTES and name != "viewBox":
            if not _is_plain(value):
                raise RefusedError("outside")
            copy.set(name, value)
    href = _href(part)
    if not href or _name(part) == "a":
        return
    if _name(part) == "image":
        copy.set(XLINK, _picture(href, reencode))
    elif href.startswith("#"):
        copy.set(XLINK, href)
    else:
        raise RefusedError("outside")


def _picture(href: str, reencode: Reencode) -> str:
    """Return the picture inside as a new one."""
    found = _PICTURE.match(href)
    if not found:
        raise RefusedError("outside")
    try:
        data = base64.b64decode("".join(href[found.end() :].split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise RefusedError("unreadable") from error
    return "data:image/png;base64," + base64.b64encode(reencode(data)).decode()


def _style(text: str) -> str:
    if "@" in text or not _is_plain(text):
        raise RefusedError("outside")
    return text


def _is_plain(value: str) -> bool:
    """Say whether a value leads nowhere: no address, no escape that could hide one."""
    return not ("\\" in value or "://" in value or _LINK.search(value))


def _href(part: Any) -> str:
    return (part.get("href") or part.get(XLINK) or "").strip()


def _name(part: Any) -> str:
    return etree.QName(part).localname if isinstance(part.tag, str) else ""

"""XML as the rules of this house read it, and drawings (SVG) that stand inside other files."""

from typing import Any

from lxml import etree

from .limits import MAX_DEPTH
from .refusal import RefusedError

SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_NO_DRAWING = frozenset({"metadata", "title", "desc", "script", "foreignObject", "a", "handler"})


def parse(data: bytes) -> Any:
    """Return the root element: no comments, nothing declared. Raises ``RefusedError``."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise RefusedError("unreadable") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusedError("declares")
    waiting = [(root, 1)]
    while waiting:
        part, depth = waiting.pop()
        if depth > MAX_DEPTH:
            raise RefusedError("complex")
        waiting += [(child, depth + 1) for child in part]
    return root


def serialise(root: Any) -> bytes:
    """Return the element as a document in UTF-8."""
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def name_of(element: Any) -> str:
    """Return an element's name without its vocabulary."""
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def remove(element: Any) -> None:
    """Take an element out, and leave what follows it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)


def clean_drawing(data: bytes) -> bytes:
    """Return a drawing without what a program noted in it, runs or loads."""
    root = parse(data)
    for element in list(root.iter()):
        if not element.tag.startswith(SVG) or name_of(element) in _NO_DRAWING:
            remove(element)
            continue
        for name, value in list(element.attrib.items()):
            leads = name in (_XLINK, "href")
            foreign = (name.startswith("{") and not leads) or name.lower().startswith("on")
            if foreign or (leads and not value.lstrip().startswith("#")):
                del element.attrib[name]
    return serialise(root)

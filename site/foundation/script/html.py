"""Serbian Latin for finished pages and feeds: one pass that changes only what people read."""

import re
from collections import Counter
from collections.abc import Container, Mapping
from html import unescape
from xml.sax.saxutils import escape

from .markup import ATTRIBUTE, IMPLIED_ENDS, PHRASING, RAW_END, TOKEN, TOKEN_OR_PLAIN, VOID
from .reading import CONVERTED, Mode, is_read
from .transliterate import SERBIAN, to_latin

_REFERENCE = re.compile(
    r"&#(?:[xX]0*+(4[0-5][0-9a-fA-F])(?![0-9a-fA-F])|0*+(1[01][0-9]{2})(?![0-9]));?"
)
# Before a Cyrillic letter these are text; before a Latin one they could begin a tag or a reference.
_LOOSE = re.compile(rf"(?:<|&(?:#[xX]?)?[0-9a-zA-Z]*+)(?=[{SERBIAN}])")


def html_to_latin(html: str) -> str:
    """Return a page or a fragment with its Serbian in Latin; tags, addresses and code stay.

    Text and the attributes people read change, except inside ``translate="no"``, inside a ``lang``
    that is not Serbian or asks for Cyrillic (``sr-Cyrl``), and inside ``<code>``; an inner
    ``translate="yes"`` or ``lang="sr"`` takes that back. Scripts, styles, comments and what was
    typed into fields never change. Converting twice is converting once. Raises nothing: broken
    markup is read much as browsers read it.
    """
    return _Converter(html).run()


def xml_to_latin(xml: str) -> str:
    """Return a feed with its Serbian in Latin; HTML in it, escaped or in CDATA, is read as HTML."""
    return _FeedConverter(xml).run()


class _OpenElements:
    """The open elements, from the outermost on that is not simply converted: mostly none."""

    def __init__(self) -> None:
        self._stack: list[tuple[str, Mode]] = []
        self._count: Counter[str] = Counter()

    def __bool__(self) -> bool:
        return bool(self._stack)

    @property
    def mode(self) -> Mode:
        return self._stack[-1][1] if self._stack else CONVERTED

    def open(self, name: str, mode: Mode) -> None:
        """Begin an element, if it matters where it ends."""
        if self._stack or not mode.converts:
            self._stack.append((name, mode))
            self._count[name] += 1

    def close(self, name: str) -> None:
        """End the innermost element of that name with all in it, or all if it is around them."""
        if self._count[name]:
            while self._pop() != name:
                pass
        elif name not in PHRASING:
            self._stack.clear()
            self._count.clear()

    def close_any(self, names: Container[str]) -> None:
        """End the innermost elements as long as they are among ``names``."""
        while self._stack and self._stack[-1][0] in names:
            self._pop()

    def _pop(self) -> str:
        name, _ = self._stack.pop()
        self._count[name] -= 1
        return name


class _Converter:
    """One pass over one document of HTML."""

    implied_ends: Mapping[str, Container[str]] = IMPLIED_ENDS
    raw_end: Mapping[str, re.Pattern[str]] = RAW_END

    def __init__(self, markup: str) -> None:
        self.markup = markup
        self.position = 0
        self.elements = _OpenElements()

    def run(self) -> str:
        """Return the converted document."""
        pieces = []
        while token := self.pattern.match(self.markup, self.position):
            self.position = token.end()
            pieces.append(self.convert(token))
        return "".join(pieces)

    @property
    def pattern(self) -> re.Pattern[str]:
        """Every token counts where elements do; elsewhere what is plain is passed in one step."""
        return TOKEN if self.elements else TOKEN_OR_PLAIN

    def convert(self, token: re.Match[str]) -> str:
        """Return what a token becomes, taking note of what begins and ends with it."""
        kind = token.lastgroup
        if kind == "attributes":
            return self.open(token["opened"], token["attributes"], token[0])
        if kind == "closed":
            self.elements.close(token["closed"].lower())
        elif kind == "text" and self.elements.mode.converts:
            return self.convert_text(token[0])
        elif kind == "cdata" and self.elements.mode.converts:
            return self.convert_cdata(token[0])
        return token[0]

    def open(self, name: str, attributes: str, tag: str) -> str:
        """Begin an element; return its start tag, with its content where that is no markup."""
        element = name.lower()
        self.elements.close_any(self.implied_ends.get(element, ()))
        found = _read_attributes(attributes)
        mode = self.elements.mode.inside(element, found)
        if mode.converts:
            end = tag[1 + len(name) + len(attributes) :]
            tag = f"<{name}{_convert_attributes(element, attributes, found)}{end}"
        if self.is_empty(element, tag):
            return tag
        if element in self.raw_end:
            return tag + self.skip_to(self.raw_end[element])
        self.elements.open(element, mode)
        return tag

    def skip_to(self, pattern: re.Pattern[str]) -> str:
        """Pass over everything up to ``pattern``, or to the document's end, and return it."""
        start = self.position
        end = pattern.search(self.markup, start)
        self.position = end.start() if end else len(self.markup)
        return self.markup[start : self.position]

    def is_empty(self, element: str, tag: str) -> bool:
        """Say whether an element has no content."""
        return element in VOID

    def convert_text(self, text: str) -> str:
        """Return converted text."""
        return _convert_text(text)

    def convert_cdata(self, section: str) -> str:
        """Return a CDATA section as it is: in a page nobody reads one."""
        return section


class _FeedConverter(_Converter):
    """One pass over one feed: every element says where it ends, and text may hold HTML."""

    implied_ends: Mapping[str, Container[str]] = {}
    raw_end: Mapping[str, re.Pattern[str]] = {}

    def is_empty(self, element: str, tag: str) -> bool:
        """Say whether an element ends in its start tag."""
        return tag.endswith("/>")

    def convert_text(self, text: str) -> str:
        """Return converted text; what is escaped in it is taken for HTML."""
        if "&lt;" in text:
            return escape(html_to_latin(unescape(text)))
        return _convert_text(text)

    def convert_cdata(self, section: str) -> str:
        """Return the section with its HTML converted."""
        opening = "<![CDATA["
        return opening + html_to_latin(section.removeprefix(opening))


def _read_attributes(attributes: str) -> dict[str, str]:
    """Return the attributes by name in small letters; the first of a name counts."""
    found: dict[str, str] = {}
    for attribute in ATTRIBUTE.finditer(attributes):
        found.setdefault(attribute["name"].lower(), (attribute["value"] or "").strip("\"'"))
    return found


def _convert_attributes(element: str, attributes: str, found: dict[str, str]) -> str:
    def convert(attribute: re.Match[str]) -> str:
        name, equals, value = attribute.group("name", "equals", "value")
        if not value or not is_read(element, name.lower(), found):
            return attribute[0]
        return f"{name}{equals}{_convert_text(value)}"

    return ATTRIBUTE.sub(convert, attributes)


def _convert_text(text: str) -> str:
    if "&" in text or "<" in text:
        text = _LOOSE.sub(_escape, _REFERENCE.sub(_character, text))
    return to_latin(text)


def _character(reference: re.Match[str]) -> str:
    hexadecimal, decimal = reference.groups()
    return chr(int(hexadecimal, 16) if hexadecimal else int(decimal))


def _escape(loose: re.Match[str]) -> str:
    return escape(unescape(loose[0]))

"""What of a page people read, and where it is Serbian that either script may show."""

from typing import NamedTuple

from .markup import names

# ``data-label`` is what the style sheet writes before a cell where a table becomes cards.
_READ = names(
    "title alt placeholder label summary abbr download aria-label aria-description "
    "aria-placeholder aria-roledescription aria-valuetext data-label"
)
_READ_META = names(
    "description keywords author application-name apple-mobile-web-app-title name headline "
    "og:title og:description og:site_name og:image:alt article:section article:tag "
    "twitter:title twitter:description twitter:image:alt"
)
_BUTTONS = names("submit button reset")


def is_read(element: str, attribute: str, others: dict[str, str]) -> bool:
    """Say whether people read (or hear) this attribute of an element that has ``others``."""
    if attribute in _READ:
        return True
    if element == "meta" and attribute == "content":
        kinds = (others.get(key, "").lower() for key in ("name", "property", "itemprop"))
        return not _READ_META.isdisjoint(kinds)
    if element == "input" and attribute == "value":
        return others.get("type", "").lower() in _BUTTONS
    return False


class Mode(NamedTuple):
    """How an element's text is taken: may it change at all, and is it Serbian for either script."""

    translated: bool
    serbian: bool

    @property
    def converts(self) -> bool:
        """Both hold."""
        return self.translated and self.serbian

    def inside(self, element: str, attributes: dict[str, str]) -> "Mode":
        """Return the mode within an element, which inherits what its attributes do not say."""
        translated, serbian = self
        if element == "code":
            translated = False
        if "translate" in attributes:
            translated = attributes["translate"].lower() != "no"
        language = attributes.get("lang", attributes.get("xml:lang"))
        if language is not None:
            subtags = language.lower().split("-")
            serbian = subtags[0] == "sr" and "cyrl" not in subtags
        return Mode(translated, serbian)


CONVERTED = Mode(translated=True, serbian=True)

"""What the scanner knows of markup: its grammar, and which elements end by themselves.

Repeated groups are written ``(?>(?:…)*)``, as Python before 3.11.5 reads ``(?:…)*+`` wrongly.
"""

import re


def names(text: str) -> frozenset[str]:
    """Return the words of ``text``."""
    return frozenset(text.split())


_SPACE = r" \t\n\r\f"
_NOT_ASCII = r"\x80-\U0010ffff"
_NAME = rf"(?:=[^{_SPACE}/>=]*+|[^{_SPACE}/>=]++)"
_EQUALS = rf"[{_SPACE}]*+=[{_SPACE}]*+"
_VALUE = rf"(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^{_SPACE}>\"'][^{_SPACE}>]*+|)"
_ATTRIBUTES = rf"(?>(?:[{_SPACE}/]++|{_NAME}(?:{_EQUALS}{_VALUE})?)*)"

VOID = names("area base br col embed hr img input link meta param source track wbr")
# Their content is no markup: programs, styles, and what a reader typed.
RAW_END = {
    name: re.compile(rf"</{name}(?=[{_SPACE}/>])", re.IGNORECASE)
    for name in ("iframe", "noembed", "noframes", "script", "style", "textarea", "xmp")
}
# A misplaced end tag of one of these ends nothing around it.
PHRASING = VOID | names(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span "
    "strike strong sub sup time tt u var"
)

# Read as the HTML standard reads: a quote hides ">", and what is never closed runs to the end.
# Some alternative always matches and none gives anything back, so a document is read once,
# whatever it holds.
_TOKEN = rf"""
      <(?P<opened>[a-zA-Z][^{_SPACE}/>]*+)(?P<attributes>{_ATTRIBUTES})(?:>|\Z)
    | </(?P<closed>[a-zA-Z][^{_SPACE}/>]*+){_ATTRIBUTES}(?:>|\Z)
    | <!--(?:-?>|.*?(?:--!?>|\Z))
    | <!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)
    | <[!?/][^>]*+(?:>|\Z)
    | (?P<text><?[^<]++|<)
"""
# Tags and text in which nothing can change: ASCII, without references, languages, exemptions.
_PLAIN = rf"""
    (?>(?:
        [^<&{_NOT_ASCII}]++(?=<|\Z)
      | </?(?!(?:code|{"|".join(RAW_END)})[{_SPACE}/>])[a-z][a-z0-9-]*+
        (?>(?:
            [{_SPACE}]++(?!(?i:lang|translate|xml:))[a-z][^{_SPACE}/>="'&{_NOT_ASCII}]*+
            (?:="[^"&{_NOT_ASCII}]*+")?
        )*)
        [{_SPACE}]*+/?>
    )+)
"""
TOKEN = re.compile(_TOKEN, re.DOTALL | re.VERBOSE)
# The same, but all that is plain is passed in one step: that is most of a page.
TOKEN_OR_PLAIN = re.compile(f"{_PLAIN}|{_TOKEN}", re.DOTALL | re.VERBOSE)
ATTRIBUTE = re.compile(rf"(?P<name>{_NAME})(?:(?P<equals>{_EQUALS})(?P<value>{_VALUE}))?")

# Which open elements a start tag ends where their own end tags were left out.
IMPLIED_ENDS = {
    name: names(ended)
    for started, ended in {
        "address article aside blockquote details div dl fieldset figcaption figure footer form "
        "h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre search section table ul": "p",
        "li": "li p",
        "dt dd": "dt dd p",
        "option": "option",
        "optgroup": "option optgroup",
        "td th": "td th p",
        "tr": "td th tr p",
        "tbody tfoot thead": "td th tr tbody thead caption colgroup p",
        "body": "head",
    }.items()
    for name in started.split()
}

"""Made-up pages: trees whose conversion is known, and markup that no one would write."""

from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from foundation.script import html_to_latin, to_latin

LETTERS = "љубавЉЊЏћЋ"
texts = st.text(LETTERS + "aZ .ыЙ<>&\"'\u00ad", max_size=12)
soups = st.lists(
    st.sampled_from(
        [
            *("<", ">", "</", "/>", "&", "&#", "&#x", ";", "=", '"', "'", "-", "!", " ", "\n"),
            *(
                "<p",
                "<b>",
                "</b>",
                "</p>",
                "<li>",
                "<td lang=en>",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
            ),
            *("<script>", "</script>", "<textarea>", "</textarea", "<code>", "</code>", "<svg>"),
            *(
                " title=",
                " lang=",
                "en",
                "sr",
                ' translate="no"',
                " href=",
                "https://",
                "@",
                "www.",
            ),
            *("љ", "Љ", "УДИ", "лт", "с", "ы", "a", "1089", "41", "amp", "lt", ".срб", "\u00ad"),
        ]
    ),
    max_size=30,
).map("".join)


@dataclass
class Element:
    """One element of a made-up page, and whether its text is to be converted."""

    name: str
    attributes: dict[str, str]
    converts: bool | None
    children: list

    def render(self, convert, inherited=True):
        """Return the element's markup with ``convert`` applied where it belongs."""
        converts = inherited if self.converts is None else self.converts and inherited
        change = convert if converts else str
        attributes = "".join(
            f' {name}="{escape(change(value) if name in {"title", "alt"} else value)}"'
            for name, value in self.attributes.items()
        )
        inner = "".join(
            child.render(convert, converts)
            if isinstance(child, Element)
            else escape(change(child), quote=False)
            for child in self.children
        )
        return f"<{self.name}{attributes}>{inner}</{self.name}>"


def elements(children):
    exempt = st.sampled_from([{"translate": "no"}, {"lang": "ru"}, {"lang": "sr-Cyrl"}])
    named = st.dictionaries(st.sampled_from(["title", "alt", "href", "data-title", "id"]), texts)
    plain = st.builds(
        Element, st.sampled_from(["div", "span", "b", "em"]), named, st.none(), children
    )
    kept = st.builds(
        lambda name, attributes, reason, inside: Element(name, attributes | reason, False, inside),
        st.sampled_from(["div", "span", "b", "code"]),
        named,
        exempt,
        children,
    )
    return plain | kept


def between_texts(inner):
    pairs = st.lists(st.tuples(texts, elements(inner)), max_size=3)
    return pairs.map(lambda found: [child for pair in found for child in pair])


pages = st.recursive(texts.map(lambda text: [text]), between_texts)


class Outline(HTMLParser):
    """What a parser that is not ours sees of a page besides its words."""

    def __init__(self, page):
        super().__init__()
        self.seen = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        urls = [value for name, value in attrs if name == "href"]
        self.seen.append((tag, [name for name, _ in attrs], urls))

    def handle_endtag(self, tag):
        self.seen.append(tag)

    def handle_comment(self, data):
        self.seen.append(("comment", data))


@given(pages)
def test_text_is_converted_exactly_where_nothing_exempts_it(children):
    page = Element("main", {}, None, children)
    assert html_to_latin(page.render(str)) == page.render(to_latin)


@given(soups)
def test_converting_any_markup_twice_is_converting_it_once(soup):
    once = html_to_latin(soup)
    assert html_to_latin(once) == once


@given(soups)
def test_tags_and_addresses_of_any_markup_stay(soup):
    assert Outline(html_to_latin(soup)).seen == Outline(soup).seen


@given(soups)
def test_markup_without_serbian_letters_is_returned_as_it_is(soup):
    bare = "".join(letter for letter in soup if letter.isascii()).replace("&#", "")
    assert html_to_latin(bare) == bare

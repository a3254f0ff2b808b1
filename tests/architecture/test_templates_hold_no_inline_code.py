"""Templates bring no code of their own, ask nobody else for anything, and stay in their room."""

import re
from html.parser import HTMLParser

import pytest

from tests.architecture.house import MAY_KNOW, named, templates

EXTERNAL = re.compile(r"(?:https?:)?//", re.IGNORECASE)
LOADS = {"src", "srcset", "poster", "data", "action", "formaction"}
DATA = {"application/json", "application/ld+json"}
DATA_BLOCK = re.compile(r"<script[^>]*application/(?:ld\+)?json[^>]*>(.*?)</script", re.DOTALL)


class Markup(HTMLParser):
    """Collects what a browser would run or fetch."""

    def __init__(self, text):
        super().__init__()
        self.wrong = []
        self.feed(re.sub(r"{%.*?%}|{#.*?#}", "", text, flags=re.DOTALL))

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "style" or (
            tag == "script" and "src" not in given and given.get("type") not in DATA
        ):
            self.wrong.append(f"<{tag}>")
        for name, value in given.items():
            if name == "style" or name.startswith("on"):
                self.wrong.append(f"{name}=")
            loads = name in LOADS or (tag == "link" and name == "href" and not is_only_named(given))
            if loads and EXTERNAL.match(value or ""):
                self.wrong.append(f"{name}={value}")


def written_by_hand(text):
    """Return the blocks of data in a template that are more than one value, which Python escaped:
    with words put in by a template, one of them could end the block.
    """
    return [block for block in DATA_BLOCK.findall(text) if not re.fullmatch(r"{{ \w+ }}", block)]


def is_only_named(link):
    """Say whether a <link> names an address without fetching it."""
    return link.get("rel") in {"canonical", "alternate", "license"}


@pytest.mark.parametrize("template", templates(), ids=named)
def test_templates_bring_no_code_and_ask_nobody_else(template):
    assert Markup(template.read_text()).wrong == []
    assert written_by_hand(template.read_text()) == []


@pytest.mark.parametrize(
    "markup",
    [
        "<script>go()</script>",
        "<style>p {}</style>",
        '<script type="module">go()</script>',
        '<script type="application/ld+json; charset=utf-8">go()</script>',
        '<script type="{{ kind }}">go()</script>',
        '<p style="color: red">',
        '<p {% if x %}onclick="go()"{% endif %}>',
        '<img src="//elsewhere.example/a.png">',
        '<link rel="stylesheet" href="https://elsewhere.example/a.css">',
        '<form action="https://elsewhere.example/">',
    ],
)
def test_what_is_refused_is_found(markup):
    assert Markup(markup).wrong


@pytest.mark.parametrize(
    "block", ['{"name": "{{ title }}"}', "{{ facts|safe }}", "{{ a }}{{ b }}", ""]
)
def test_data_written_by_hand_is_found(block):
    assert written_by_hand(f'<script type="application/ld+json">{block}</script>') == [block]


@pytest.mark.parametrize("template", templates(), ids=named)
def test_templates_of_a_room_use_only_their_own_and_the_shared_ones(template):
    room = named(template).split("/")[1]
    others = MAY_KNOW.keys() - {room}
    used = re.findall(r'{%\s*(?:include|extends)\s+"([^"]+)"', template.read_text())
    assert [name for name in used if name.split("/")[0] in others] == []

"""What a page weighs for somebody who comes for the first time, as nginx sends it."""

import gzip
import re
from html import unescape
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from foundation.context import LATIN_PREFIX
from tests.functional.kinds_of_pages import KINDS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]

MOST = 100_000
MOST_OF_HELP = 15_000
MOST_OF_PICTURES = 150_000
MOST_REQUESTS = 8
FORMATS = {"webp", "avif", "svg"}
# A phone of 360 points, two dots a point.
DOTS = 720
STATIC = re.compile(r'(?:href|src)="/static/([^"?#]+)')
# A browser takes the drawing, and these only where it can't.
OTHER_ICONS = {"img/favicon-32.png", "img/apple-touch-icon.png"}
FACE = re.compile(r"@font-face\s*{[^}]*}")


def packed(content):
    return len(gzip.compress(content, 9))


def file_of(name):
    return Path(finders.find(name)).read_bytes()


def sent(name):
    """Return the bytes of a static file on the way: fonts and pictures are packed already."""
    content = file_of(name)
    return len(content) if name.endswith((".woff2", ".png")) else packed(content)


def fonts_of(names, html):
    """Return the fonts that the style sheets name; the slanted one only where words are slanted."""
    slanted = re.search(r"<(?:em|i|cite|dfn)\b", html)
    found = set()
    for name in names:
        if name.endswith(".css"):
            for face in FACE.findall(file_of(name).decode()):
                if "italic" not in face or slanted:
                    found |= {f"fonts/{each}" for each in re.findall(r"([\w-]+\.woff2)", face)}
    return found


def pictures_of(html):
    """Return one address for each picture: in the first format that is offered, which browsers take
    if they can, the smallest size that is sharp on a phone.
    """
    return [
        _sharp(offered)
        for picture in re.findall(r"<picture\b.*?</picture>|<img\b[^>]*>", html, re.DOTALL)
        for offered in re.findall(r'src(?:set)?="(/media/[^"]+)"', picture)[:1]
    ]


def _sharp(offered):
    sizes = [each.split() for each in offered.split(",")]
    widths = sorted((int(size[1][:-1]), size[0]) for size in sizes if size[1:] and "w" in size[1])
    if not widths:
        return sizes[0][0]
    return next((url for width, url in widths if width >= DOTS), widths[-1][1])


def weighed(html):
    """Return the bytes of a page and of each file that it brings, pictures apart."""
    names = set(STATIC.findall(html)) - OTHER_ICONS
    names |= fonts_of(names, html)
    return {"page": packed(html.encode()), **{name: sent(name) for name in names}}


@pytest.mark.parametrize("prefix", ["", LATIN_PREFIX], ids=["Cyrillic", "Latin"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_light(client, kind, prefix):
    response = client.get(prefix + KINDS[kind])
    weights = weighed(response.content.decode())
    assert len(weights) <= MOST_REQUESTS, weights
    assert sum(weights.values()) <= (MOST_OF_HELP if kind == "help" else MOST), weights
    # Help says nothing of what is read on it, on purpose.
    assert kind == "help" or is_described(response), "It has no description."


@pytest.mark.walk
def test_every_kind_is_light_in_english_and_its_pictures_on_a_phone_everywhere(client):
    seen = 0
    for path in KINDS.values():
        html = client.get(path).content.decode()
        english = re.search(r'class="languages__link" href="([^"]*)" lang="en"', html)
        for address in (path, LATIN_PREFIX + path, unescape(english[1]) if english else path):
            html = client.get(address).content.decode()
            weights = weighed(html)
            assert len(weights) <= MOST_REQUESTS, (address, weights)
            assert sum(weights.values()) <= MOST, (address, weights)
            pictures = {url: len(b"".join(client.get(url))) for url in set(pictures_of(html))}
            assert sum(pictures.values()) <= MOST_OF_PICTURES, (address, pictures)
            assert {url.rpartition(".")[2] for url in pictures} <= FORMATS, (address, pictures)
            seen += len(pictures)
    assert seen


def is_described(response):
    """Say whether a page that indexes may list has a description."""
    html = response.content.decode()
    hidden = "noindex" in response.get("X-Robots-Tag", "") or re.search(
        r'<meta name="robots" content="[^"]*noindex', html
    )
    return bool(hidden or re.search(r'<meta name="description" content="[^"]', html))


def test_help_is_lighter_still(client):
    index = client.get("/pomoc/").content.decode()
    addresses = ["/pomoc/", *set(re.findall(r'href="(/pomoc/[\w-]+/)"', index))]
    for address in [*addresses, *(LATIN_PREFIX + each for each in addresses)]:
        weights = weighed(client.get(address).content.decode())
        assert sum(weights.values()) <= MOST_OF_HELP, (address, weights)


@pytest.mark.parametrize("kind", ["home", "news", "campaign", "release", "event", "kit"])
def test_pictures_are_small_on_a_phone(client, kind):
    addresses = pictures_of(client.get(KINDS[kind]).content.decode())
    sizes = {url: len(b"".join(client.get(url))) for url in set(addresses)}
    assert sum(sizes.values()) <= MOST_OF_PICTURES, sizes
    assert {url.rpartition(".")[2] for url in sizes} <= FORMATS

"""Reads the desk's screens as an editor does, and finds the words that are not in Cyrillic."""

import json
import re

from bs4 import BeautifulSoup

# Names of formats, systems and keys that are written so in Serbian text too.
ALLOWED = {
    "AVIF",
    "Atom",
    "Markdown",
    "UTF",
    "Word",
    "CSV",
    "DOCX",
    "OpenDocument",
    "JPEG",
    "JPG",
    "JSON",
    "HTML",
    "ODT",
    "PDF",
    "PNG",
    "PO",
    "PPTX",
    "SMS",
    "TXT",
    "URL",
    "UTC",
    "WEBP",
    "XLSX",
    "ZIP",
    "MD",
    "GIF",
    "ICO",
    "SVG",
    "RSS",
    "API",
    "TSV",
    "MB",
    "KB",
    "JavaScript",
    "English",
    "Wagtail",
    "WebVTT",
}
READ_ATTRIBUTES = ("title", "aria-label", "placeholder", "alt", "aria-description")
NOT_WORDS = re.compile(
    r"</?\w[^>]*>"  # markup that waits in a <template>
    r"|[\w.+-]+@[\w.-]+"  # e-mail addresses
    r"|https?://\S+|(?<!\w)/[\w/.-]*"  # addresses and paths
    r"|\.(?:docx?|md|csv|json)\b"  # kinds of files
    r"|[\w-]+\.(?:png|jpe?g|webp|pdf|mp4|docx|csv|com|org|example)\b"  # files, hosts
)
LATIN = re.compile(r"[A-Za-zČčĆćŽžŠšĐđ]{2,}")


def latin_words(html, content=()):
    """Return the Latin words that a reader of ``html`` meets, outside the allowed ones and
    those of English ``content``.
    """
    known = ALLOWED.union(content)
    return {
        word
        for text in _texts(BeautifulSoup(html, "lxml"))
        for word in LATIN.findall(NOT_WORDS.sub(" ", text))
        if word not in known
    }


def screen(response):
    """Return the HTML of an answer; a dialog comes wrapped in JSON."""
    if "json" in response["Content-Type"]:
        return json.loads(response.content).get("html", "")
    return response.content.decode()


def _texts(soup):
    _take_out_what_is_no_text(soup)
    for field in soup.find_all(True):
        for name in READ_ATTRIBUTES:
            if value := field.get(name):
                yield value
    for button in soup.select("input[type=submit]"):
        yield button.get("value", "")
    yield soup.get_text(" ")


def _take_out_what_is_no_text(soup):
    for gone in soup(["script", "style", "code", "textarea", "kbd"]):
        gone.decompose()
    for gone in soup.select(
        "select[name$=preferred_language], [data-side-panel-toggle-counter], [translate=no]"
    ):
        gone.decompose()
    for other in soup.find_all(lang=lambda code: code and not code.startswith("sr")):
        if other.name != "html":
            other.decompose()

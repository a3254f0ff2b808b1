"""The desk's own catalogue says what the installed Wagtail asks, whole and in Cyrillic."""

import re
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest

from tests.foundation.messages import ROOT

FORMATS = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAGS = re.compile(r"</?\w+")
DOMAINS = ("django", "djangojs")
# What this site does not install.
ABSENT = {"forms", "search_promotions", "simple_translation", "styleguide"}


def ours(domain):
    return polib.pofile(str(ROOT / f"locale/desk/sr/LC_MESSAGES/{domain}.po"))


def asked(domain):
    """Return the key of every text of the installed packages."""
    found = set()
    for package in ("wagtail", "wagtail_localize", "taggit"):
        folder = Path(find_spec(package).origin).parent
        for source in folder.glob(f"**/locale/en/LC_MESSAGES/{domain}.po"):
            if not ABSENT & set(source.parts):
                entries = polib.pofile(str(source))
                found |= {(e.msgctxt, e.msgid) for e in entries if not e.obsolete}
    return found


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_text_of_the_desk_is_there_and_none_is_stale(domain):
    there = {(entry.msgctxt, entry.msgid) for entry in ours(domain)}
    assert there ^ asked(domain) == set()


@pytest.mark.parametrize("domain", DOMAINS)
def test_each_text_is_cyrillic_with_its_placeholders_and_plurals(domain):
    wrong = []
    for entry in ours(domain):
        texts = list(entry.msgstr_plural.values()) or [entry.msgstr]
        known = set(FORMATS.findall(entry.msgid + (entry.msgid_plural or "")))
        if entry.msgid_plural:
            right = len(texts) == 3 and all(set(FORMATS.findall(text)) <= known for text in texts)
        else:
            right = sorted(FORMATS.findall(entry.msgid)) == sorted(FORMATS.findall(texts[0]))
            right = right and sorted(TAGS.findall(entry.msgid)) == sorted(TAGS.findall(texts[0]))
        if not right or not all(texts) or re.search(r"[čćžšđČĆŽŠĐ]", "".join(texts)):
            wrong.append(entry.msgid)
    assert wrong == []

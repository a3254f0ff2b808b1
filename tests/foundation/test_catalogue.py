"""Everything a reader or an editor sees of the project's own words is there in Serbian."""

import re
from collections import Counter
from datetime import date

import polib
import pytest
from django.utils.formats import date_format
from django.utils.translation import gettext, override

from tests.foundation.messages import ROOT, messages

CATALOGUE = ROOT / "locale" / "sr" / "LC_MESSAGES" / "django.po"
FORMATS = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


@pytest.fixture(scope="module")
def catalogue():
    return polib.pofile(str(CATALOGUE))


def test_every_marked_text_has_a_serbian_one():
    with override("sr"):
        missing = {
            text: place
            for text, place in messages().items()
            if text.strip() and gettext(text) == text and re.search(r"[A-Za-z]{2}", text)
        }
    # A few words are the same in both languages.
    assert {text: place for text, place in missing.items() if text not in SAME} == {}


SAME = {
    "%(kind)s: %(activities)s.",
    "%(place)s: %(sentence)s",
    "RSS",
    "Atom",
    "CSV",
    "JSON",
    "English",
    "PDF",
}


def test_the_catalogue_is_cyrillic_and_keeps_its_placeholders(catalogue):
    wrong = []
    for entry in catalogue:
        texts = [entry.msgstr] if entry.msgstr else list(entry.msgstr_plural.values())
        for text in texts:
            if sorted(FORMATS.findall(entry.msgid)) != sorted(FORMATS.findall(text)) and not (
                entry.msgid_plural
            ):
                wrong.append(entry.msgid)
            if re.search(r"[čćžšđČĆŽŠĐ]", text):
                wrong.append(entry.msgid)
    assert wrong == []


@pytest.mark.parametrize(("language", "written"), [("sr", "октобра"), ("sr-latn", "oktobra")])
def test_a_latin_address_shows_the_projects_own_words(language, written):
    with override(language):
        assert date_format(date(2025, 10, 20), "j. E Y.") == f"20. {written} 2025."


def test_no_text_is_in_the_catalogue_twice(catalogue):
    # The file is merged by union: two who add the same word both keep theirs, and one wins by luck.
    counted = Counter((entry.msgctxt, entry.msgid) for entry in catalogue if not entry.obsolete)
    assert [text for text, times in counted.items() if times > 1] == []


def test_no_text_is_in_the_catalogue_that_nothing_uses(catalogue):
    used = messages()
    unused = [
        entry.msgid
        for entry in catalogue
        if entry.msgid not in used and not entry.msgctxt and not entry.comment
    ]
    assert unused == []

"""The guide for editors is read in the desk, and says what the screens say."""

import re

import polib
import pytest
from django.urls import reverse
from wagtail.users.models import UserProfile

from foundation.desk.guide.reading import as_html
from foundation.desk.guide.views import ENGLISH, PICTURES, SERBIAN
from tests.factories.accounts import enter_desk, make_account
from tests.foundation.messages import ROOT

GUIDES = {"sr": SERBIAN, "en": ENGLISH}
# What is written on no button: signs, and words of an operating person's own list.
SIGNS = {"+", "⋯"}


def pictures(guide):
    return re.findall(r"\(editors/([\w/-]+\.png)\)", guide.read_text(encoding="utf-8"))


def stored():
    return {str(path.relative_to(PICTURES)) for path in PICTURES.rglob("*.png")}


def bold(guide):
    words = re.findall(r"\*\*([^*]+)\*\*", guide.read_text(encoding="utf-8"))
    return {each for each in words if each not in SIGNS}


def catalogue():
    files = [*ROOT.glob("locale/**/sr/LC_MESSAGES/*.po"), *ROOT.glob("locale/sr/**/*.po")]
    return [entry for file in files for entry in polib.pofile(str(file))]


def test_both_guides_show_every_picture_in_the_same_order():
    assert [f"en/{name}" for name in pictures(SERBIAN)] == pictures(ENGLISH)
    assert {*pictures(SERBIAN), *pictures(ENGLISH)} == stored()


def test_both_guides_have_the_same_chapters_with_the_same_steps():
    shapes = []
    for guide in GUIDES.values():
        lines = guide.read_text(encoding="utf-8").splitlines()
        shapes.append([re.match(r"## |\d+\. |- |\| |!|", line)[0] for line in lines if line])
    assert [each for each in shapes[0] if each] == [each for each in shapes[1] if each]


def test_pictures_are_small():
    assert [path.name for path in PICTURES.rglob("*.png") if path.stat().st_size > 45_000] == []


@pytest.mark.parametrize("code", GUIDES)
def test_what_the_guide_names_stands_on_a_screen(code):
    said = {
        re.sub(r"%\(\w+\)s|[“”„\"‟]", "", text).casefold()
        for entry in catalogue()
        for text in (
            [entry.msgid] if code == "en" else [entry.msgstr, *entry.msgstr_plural.values()]
        )
    }
    named = {re.sub(r"[“”„\"]", "", text).casefold() for text in bold(GUIDES[code])}
    # A label may go on in brackets; a menu's entry names the workflow.
    missing = {
        text
        for text in named
        if not any(label.startswith(text) for label in said)
        and not text.endswith("преглед безбедности и објављивање")
    }
    assert missing == set()


@pytest.mark.parametrize(
    ("code", "title", "picture"),
    [
        ("sr", "Водич за уреднике", "sign-in.png"),
        ("sr-latn", "Vodič za urednike", "sign-in.png"),
        ("en", "Guide for editors", "en/sign-in.png"),
    ],
)
def test_the_desk_shows_the_guide_in_its_language(client, db, code, title, picture):
    user = make_account("author")
    UserProfile.objects.create(user=user, preferred_language=code)
    text = enter_desk(client, user).get(reverse("desk_guide")).content.decode()
    assert title in text
    assert f'src="{picture}"' in text
    assert client.get(reverse("desk_guide_picture", args=[picture])).status_code == 200


@pytest.mark.parametrize("name", ["../editors.md", "nema.png", "sign-in.png%00"])
def test_nothing_but_a_picture_of_the_guide_is_sent(client, db, name):
    desk = enter_desk(client, make_account("author"))
    assert desk.get(f"/admin/guide/{name}").status_code == 404


def test_what_is_no_mark_is_shown_as_it_is_written():
    html = as_html(
        "# T\n\n## A\n\n1. one\n\n2. **two** <b>\n\n| a | b |\n| --- | --- |\n| c | `d` |"
    )
    assert '<ol start="2"><li><strong>two</strong> &lt;b&gt;</li></ol>' in html
    assert "<td><code>d</code></td>" in html
    assert '<h2 id="a">A</h2>' in html

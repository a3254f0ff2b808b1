"""Results show the original text with what matched marked, and nothing unescaped."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.highlight import mark, passage
from search.question import understand

LONG = "Уводна реч о раду. " * 40 + "Жртве трговине људима имају право на помоћ. " + "Крај. " * 40


def terms(query, language="sr"):
    return understand(query, language).terms


@pytest.mark.parametrize("query", ["žrtve", "ЖРТВА", "zrtvama"])
def test_the_original_word_is_marked_however_it_was_typed(query):
    assert mark("Помоћ за жртве", terms(query), "sr") == "Помоћ за <mark>жртве</mark>"


def test_a_number_in_parts_is_one_mark():
    shown = mark("1.1.1 Радити", terms("1.1.1"), "sr")
    assert shown == "<mark>1.1.1</mark> Радити"


def test_text_is_escaped_around_and_inside_marks():
    html = mark("<b>жртва</b> & «право»", terms("žrtva b"), "sr")
    assert html == ("&lt;<mark>b</mark>&gt;<mark>жртва</mark>&lt;/<mark>b</mark>&gt; &amp; «право»")


def test_a_passage_shows_where_most_of_the_words_are():
    shown = passage(LONG, terms("рад жртве трговине људима"), "sr").html
    assert "<mark>Жртве</mark> <mark>трговине</mark> <mark>људима</mark>" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")


def test_a_passage_without_a_match_is_the_beginning():
    shown = passage(LONG, frozenset(), "sr").html
    assert shown.startswith("Уводна реч")
    assert "<mark>" not in shown


def test_a_short_text_is_shown_whole():
    assert passage("Кратко.", terms("ništa"), "sr").html == "Кратко."


@given(st.text(max_size=600), st.text(max_size=20), st.integers(min_value=80, max_value=300))
def test_a_passage_is_a_part_of_the_text_however_wild_both_are(text, query, length):
    shown = passage(text, terms(query), "sr", length).html
    plain = re.sub("</?mark>", "", shown).removeprefix("… ").removesuffix(" …")
    unescaped = (
        plain.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", '"')
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
    )
    assert unescaped in text or unescaped + " …" in text or "… " + unescaped in text

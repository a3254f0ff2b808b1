"""Markup meant to exhaust: work grows with the length of a page and with nothing else."""

import sys

import pytest

from foundation.script import html_to_latin, to_latin, xml_to_latin

HOSTILE = {
    "less-than signs": ("", "<", ""),
    "tags that never end": ("", "<a ", "ђ"),
    "a quote that never ends": ('<a title="', "ђ", ""),
    "quotes": ("<a ", "\"'", "ђ>"),
    "equals signs": ("<a ", "= ", "ђ>"),
    "attributes": ("<a ", 'title="ђ" ', ">"),
    "plain attributes before one that is not": ("<a ", 'a="" ', "ђ>"),
    "spaces in a tag": ("<a", " ", "ђ"),
    "ampersands": ("", "&ђ", ""),
    "references": ("", "&#", "ђ"),
    "comments": ("", "<!--", "ђ"),
    "sections": ("", "<![CDATA[", "ђ"),
    "styles": ("", "<style>", "ђ"),
    "stray end tags": ("<i lang=en>", "</b></div>", "ђ"),
    "elements within an exempt one": ("<i lang=en>", "<b>", "</i>ђ"),
    "end tags of nothing within open elements": ("<i lang=en>" + "<b>" * 5000, "</u>", "ђ"),
    "list items": ("", "<li lang=en>ђ", ""),
    "one word": ("", "ђ", "ы@"),
    "one word of capitals and soft hyphens": ("", "Љ\u00ad", ""),
    "a capital and soft hyphens": ("Љ", "\u00ad", "Љ"),
    "soft hyphens written as references": ("", "ђ&shy;", "@"),
    "labels of a domain": ("", "ђ.", "@"),
    "at signs": ("", "@ђ", ""),
    "addresses": ("", "http://", "ђ"),
    "apostrophes": ("", "'ђ", "ы"),
}


def hostile(name, times):
    start, repeated, end = HOSTILE[name]
    return start + repeated * times + end


def count_calls(function, argument):
    """Return how many calls, Python's and C's, ``function`` makes."""
    calls = 0

    def count(frame, event, called):
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        function(argument)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("convert", [html_to_latin, xml_to_latin, to_latin])
def test_twice_the_markup_is_at_most_twice_the_calls(convert, name):
    short, long = (count_calls(convert, hostile(name, times)) for times in (200, 400))
    assert long <= 2 * short + 10


@pytest.mark.parametrize("name", HOSTILE)
def test_a_long_page_comes_to_an_end(name):
    """Patterns that try again from every letter would need hours for each of these."""
    page = hostile(name, 400_000 // len(HOSTILE[name][1]))
    assert len(html_to_latin(page)) >= len(page)


def test_an_exemption_five_thousand_elements_deep_ends_where_it_should():
    nested = "<div>" * 5000 + "ђ" + "</div>" * 5000
    page = f'ђ<div translate="no">{nested}</div>ђ'
    assert html_to_latin(page) == f'đ<div translate="no">{nested}</div>đ'

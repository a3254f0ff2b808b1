"""Whatever is typed gets an answer, and no engine sees it as anything but words."""

import pytest

from search.query import search
from search.question import LONGEST
from tests.search.hostile import PAGES, QUERIES

pytestmark = pytest.mark.usefixtures("engine")


def test_any_query_is_answered_and_engines_are_asked_for_few_words(make_page, nobody):
    make_page("План рада", "за 2015. годину")
    for query in QUERIES:
        found = search(query, nobody, "sr")
        assert len(found.hits) == found.total <= 1, query[:40]
        # However much was typed: a letter gives two at most (љ, lj), and only so many are read.
        assert sum(map(len, found.question.terms)) <= 2 * LONGEST, query[:40]


def test_any_page_is_answered_with_one_that_exists(make_page, nobody):
    make_page("План рада")
    for page in PAGES:
        assert [hit.object.title for hit in search("plan", nobody, "sr", page).hits] == [
            "План рада"
        ]


def test_syntax_of_engines_is_only_words(make_page, titles):
    make_page("План рада")
    make_page("Нешто друго")
    assert titles("pla*") == []
    # Words like others: one of three is found in each page.
    assert set(titles("plan OR drugo")) == {"План рада", "Нешто друго"}
    assert titles("NOT plan") == titles("title:plan") == ["План рада"]
    assert titles("*") == []


def test_a_long_question_is_shortened_and_says_so(make_page, nobody):
    make_page("План рада")
    found = search("plan rada " * 500, nobody, "sr")
    assert found.total == 1
    assert found.question.shortened

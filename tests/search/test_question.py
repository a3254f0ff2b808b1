"""What is typed becomes a few words and phrases, or nothing."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from modelsearch.query import And, Phrase, PlainText

from search.backends.analysed import MOST_TERMS
from search.question import MOST_PHRASES, understand


def parts(query):
    if query is None:
        return []
    return query.subqueries if isinstance(query, And) else [query]


@pytest.mark.parametrize("typed", ["", "  ", "?!", '"', "\x00", "„“"])
def test_nothing_asked_is_no_query(typed):
    question = understand(typed, "sr")
    assert question.query is None
    assert not question.terms


def test_quotes_of_any_kind_make_a_phrase():
    for typed in ['"план рада"', "„план рада“", "«план рада»", "“plan rada”"]:
        (phrase,) = parts(understand(typed, "sr").query)
        assert isinstance(phrase, Phrase)


def test_a_question_of_stop_words_alone_is_still_asked():
    assert understand("и", "sr").query.query_string == "i"


@given(st.text(max_size=2000))
@example('"0»0')
@example("-a " * 20)
def test_a_question_stays_small_whatever_is_typed(typed):
    question = understand(typed, "sr")
    found = parts(question.query)
    words = [part for part in found if isinstance(part, PlainText)]
    # Words; phrases, one word alone in quotes among them; and what must not be found.
    assert len(found) <= 2 * MOST_PHRASES + 1
    assert all(len(part.query_string.split()) <= MOST_TERMS for part in words)
    assert bool(question.query) == bool(question.terms)

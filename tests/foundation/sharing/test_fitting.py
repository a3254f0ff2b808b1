"""A title takes the largest letters that fit, and loses no word unless it must."""

from hypothesis import given
from hypothesis import strategies as st

from foundation.sharing.fitting import ELLIPSIS, fit

SIZES = range(60, 18, -2)
WORDS = st.lists(st.text("абвг", min_size=1, max_size=30), min_size=1, max_size=30)


def measure(text, size):
    return len(text) * size / 2


@given(WORDS)
def test_every_line_fits_and_what_is_cut_says_so(words):
    fitted = fit(" ".join(words), 400, 200, measure, SIZES)
    assert all(measure(line, fitted.size) <= 400 for line in fitted.lines)
    assert len(fitted.lines) * fitted.leading <= 200
    shown = "".join(fitted.lines).replace(" ", "")
    if shown != "".join(words):
        assert shown.endswith(ELLIPSIS)
        assert "".join(words).startswith(shown.removesuffix(ELLIPSIS))


def test_short_words_are_large_and_long_ones_are_not_torn():
    assert fit("Дан", 400, 200, measure, SIZES).size == 60
    fitted = fit("противтрговински округли сто", 400, 200, measure, SIZES)
    assert "противтрговински" in fitted.lines
    assert fitted.size < 60


def test_lines_are_of_about_the_same_length():
    fitted = fit("један два три четири пет шест", 900, 200, measure, SIZES)
    lengths = [len(line) for line in fitted.lines]
    assert max(lengths) - min(lengths) <= 8


def test_no_words_are_no_lines():
    assert fit("", 400, 200, measure, SIZES).lines == []

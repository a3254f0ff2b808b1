"""What answers bring: never less than nothing, never more than there is, all of it for the key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.training.assessment.papers import item, items_with_options, number_item, step
from training.assessment.codes import WITH_OPTIONS, Kind
from training.assessment.marking import mark, number_of

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=6,
)


def key_of(question):
    """Return the answer that is right."""
    match question.kind:
        case Kind.SINGLE:
            return next(option.key for option in question.options if option.right)
        case Kind.MULTIPLE:
            return [option.key for option in question.options if option.right]
        case Kind.ORDERING:
            return [option.key for option in question.options]
        case _:
            return {option.key: option.match_key for option in question.options}


@given(st.sampled_from(WITH_OPTIONS).flatmap(items_with_options))
def test_the_key_brings_everything(question):
    assert mark(question, key_of(question)) == question.points


@given(st.sampled_from(WITH_OPTIONS).flatmap(items_with_options), ANYTHING)
def test_nothing_brings_less_than_nothing_or_more_than_all(question, answer):
    assert 0 <= mark(question, answer) <= question.points


@given(items_with_options(Kind.MULTIPLE), st.data())
def test_one_more_right_never_costs_and_one_more_wrong_never_pays(question, data):
    keys = [option.key for option in question.options]
    chosen = data.draw(st.lists(st.sampled_from(keys), unique=True))
    more = data.draw(st.sampled_from(keys))
    before, after = mark(question, chosen), mark(question, list({*chosen, more}))
    assert after >= before if question.option(more).right else more in chosen or after <= before


@given(items_with_options(Kind.MULTIPLE))
def test_choosing_everything_is_all_only_where_everything_is_right(question):
    everything = [option.key for option in question.options]
    all_right = all(option.right for option in question.options)
    assert (mark(question, everything) == question.points) is all_right


@given(items_with_options(Kind.ORDERING))
def test_the_order_backwards_brings_nothing(question):
    assert mark(question, [option.key for option in reversed(question.options)]) == 0


@given(items_with_options(Kind.ORDERING), st.data())
def test_putting_two_neighbours_right_never_costs(question, data):
    wanted = [option.key for option in question.options]
    order = data.draw(st.permutations(wanted))
    place = data.draw(st.integers(0, len(order) - 2))
    swapped = list(order)
    swapped[place], swapped[place + 1] = swapped[place + 1], swapped[place]
    better = wanted.index(order[place]) > wanted.index(order[place + 1])
    before, after = mark(question, order), mark(question, swapped)
    assert after >= before if better else after <= before


@given(items_with_options(Kind.MATCHING), st.data())
def test_each_right_pair_brings_its_share(question, data):
    right = data.draw(st.sets(st.sampled_from([option.key for option in question.options])))
    pairs = {
        option.key: option.match_key if option.key in right else "?" for option in question.options
    }
    assert mark(question, pairs) == question.points * len(right) // len(question.options)


RIGHT = ("16", "16,0", " 16.00 ", "16,4", "15.5")
WRONG = ("16,6", "", "шест", "1e1", "NaN", "٣")


@pytest.mark.parametrize(
    ("written", "right"), [*((each, True) for each in RIGHT), *((each, False) for each in WRONG)]
)
def test_a_number_is_right_within_its_tolerance(written, right):
    question = number_item("16", "0.5")
    assert mark(question, written) == (question.points if right else 0)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9
    )
)
def test_a_number_is_read_with_comma_and_point(value):
    assert number_of(f"{value:f}") == number_of(f"{value:f}".replace(".", ",")) == value


@given(st.text())
def test_whatever_is_written_is_a_number_or_none(text):
    number_of(text)


def test_a_free_answer_is_for_a_trainer_to_mark():
    assert mark(item(Kind.FREE), "Речи") is None


def test_a_choice_of_a_case_brings_its_points():
    question = step("a", ("stay", 200, ""), ("leave", 50, ""))
    assert [mark(question, key) for key in ("stay", "leave", "?", None)] == [200, 50, 0, 0]

"""Which item comes next, and what a case may look like."""

from hypothesis import given
from hypothesis import strategies as st

from tests.training.assessment.papers import case, item, quiz, step
from training.assessment.codes import Kind
from training.assessment.walking import most_points, next_item, problems_of

GOOD = case(
    step("start", ("ask", 100, "alone"), ("accuse", 0, "closed")),
    step("alone", ("explain", 100, ""), ("promise", 0, "")),
    step("closed", ("apologise", 50, "alone"), ("leave", 0, "")),
)


def walk(paper, choose):
    """Answer a paper to its end; return what was answered, in order."""
    answers = {}
    while (asked := next_item(paper, answers)) is not None:
        answers[asked.key] = choose(asked)
    return answers


def test_a_quiz_goes_in_order_whatever_was_answered_before():
    paper = quiz(*(item(Kind.NUMBER, key=key) for key in "abc"))
    assert list(walk(paper, lambda asked: "1")) == ["a", "b", "c"]
    assert next_item(paper, {"b": "1"}).key == "a"


def test_a_case_goes_where_choices_lead():
    assert list(walk(GOOD, lambda asked: asked.options[0].key)) == ["start", "alone"]
    assert list(walk(GOOD, lambda asked: asked.options[-1].key)) == ["start", "closed"]


def test_an_answer_that_is_no_choice_ends_the_case():
    assert next_item(GOOD, {"start": "?"}) is None


def test_a_good_case_has_no_problem():
    assert list(problems_of(GOOD)) == []
    assert most_points(GOOD) == 200


def test_what_is_wrong_with_a_case_is_named():
    choices = ("a", 100, "two"), ("b", 0, "")
    two = step("two", ("c", 0, ""), ("d", 0, ""))
    told = {
        "circle:one": case(step("one", *choices), step("two", ("c", 0, "one"), ("d", 0, ""))),
        "nowhere:two": case(step("one", *choices)),
        "dead end:two": case(step("one", *choices), step("two", ("c", 0, ""))),
        "unreached:three": case(step("one", *choices), two, step("three", *two_ends())),
        "best way:one": case(
            step("one", ("a", 100, ""), ("b", 50, "two")), step("two", ("c", 100, ""), ("d", 0, ""))
        ),
    }
    for problem, paper in told.items():
        assert problem in list(problems_of(paper))


def two_ends():
    return ("e", 0, ""), ("f", 0, "")


@st.composite
def cases(draw):
    """Make a case whose choices lead only forward."""
    count = draw(st.integers(1, 6))
    names = [f"s{number}" for number in range(count)]
    steps = []
    for number, name in enumerate(names):
        later = [*names[number + 1 :], ""]
        choices = [
            (f"{name}{letter}", draw(st.integers(0, 300)), draw(st.sampled_from(later)))
            for letter in "abc"
        ]
        steps.append(step(name, *choices))
    return case(*steps)


@given(cases(), st.data())
def test_every_way_ends_and_brings_at_most_the_most(paper, data):
    answers = walk(paper, lambda asked: data.draw(st.sampled_from(asked.options)).key)
    brought = sum(paper.item(key).option(choice).points for key, choice in answers.items())
    assert 0 <= brought <= most_points(paper)


@given(cases())
def test_whatever_leads_forward_is_no_circle(paper):
    assert not [problem for problem in problems_of(paper) if problem.startswith("circle")]

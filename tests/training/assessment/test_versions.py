"""Publishing makes versions that say all there is, and nothing changes them."""

import pytest

from foundation.safety.refusal import PublishingRefused
from tests.factories import assessment as make
from training.assessment.paper import paper_of
from training.models import Question


def test_a_question_keeps_its_indicator_with_the_version(quiz):
    version = Question.objects.get(slug="pitanje-single").versions.get()
    assert str(version.indicator_version.number) == "1"
    assert version.content["sign"] == make.SIGN


def test_a_quiz_keeps_the_questions_as_they_were(quiz):
    question = Question.objects.get(slug="pitanje-number")
    question.value = 17
    question.save_revision().publish()
    first = quiz.versions.get()
    assert question.versions.count() == 2
    assert paper_of(first.content).item("pitanje-number").value == 16
    quiz.save_revision().publish()
    newest = quiz.versions.first()
    assert (newest.number, paper_of(newest.content).item("pitanje-number").value) == (2, 17)


def test_publishing_the_same_again_adds_nothing(quiz, case):
    for kept in (quiz, case, Question.objects.first()):
        kept.save_revision().publish()
        assert kept.versions.count() == 1


def test_other_rules_are_another_version(quiz):
    quiz.allowance = 5
    quiz.save_revision().publish()
    assert list(quiz.versions.values_list("number", "allowance")) == [(2, 5), (1, 3)]


def test_the_most_points_are_those_of_the_questions_or_of_the_best_way(quiz, case):
    assert (quiz.versions.get().maximum, case.versions.get().maximum) == (600, 400)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda draft: setattr(draft, "sign", "proba/9/PRO-01"), "indicator"),
        (lambda draft: setattr(draft, "options", list(draft.options.all())[:1]), "two"),
        (lambda draft: setattr(draft, "kind", "matching"), "half"),
    ],
)
def test_what_nobody_could_answer_is_not_published(quiz, change, told, settings):
    question = Question.objects.get(slug="pitanje-single")
    change(question)
    revision = question.save_revision()
    with pytest.raises(PublishingRefused) as refused:
        revision.publish()
    assert refused.value.findings
    assert question.versions.count() == 1


def test_a_case_that_leads_nowhere_is_not_published(case):
    case.items = [("step", {"name": "a", "text": "А", "choices": _choices("nema")})]
    with pytest.raises(PublishingRefused) as refused:
        case.save_revision().publish()
    assert any("nema" in reason for reason in refused.value.findings)


def _choices(goes_to):
    return [make.choice("Једно", 1, goes_to), make.choice("Друго", 0)]


def test_a_case_holds_no_questions_and_a_quiz_no_steps(quiz, case):
    quiz.items = case.items
    with pytest.raises(PublishingRefused):
        quiz.save_revision().publish()

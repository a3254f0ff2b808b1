"""What is sent before an answer tells nothing of the key."""

from dataclasses import fields

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from tests.training.assessment.papers import item, items_with_options, words
from training.assessment.codes import WITH_OPTIONS, Kind
from training.assessment.faces import Face, FaceOption, face_of, place_name, shown_points
from training.assessment.paper import Option
from training.assessment.reading import MOST_WORDS, read_answer
from training.assessment.review import review_of

QUESTIONS = st.sampled_from(WITH_OPTIONS).flatmap(items_with_options)


def test_a_face_has_no_place_for_key_or_explanation():
    names = {field.name for kind in (Face, FaceOption) for field in fields(kind)}
    assert not names & {
        "right",
        "explanation",
        "feedback",
        "value",
        "tolerance",
        "goes_to",
        "signs",
    }
    assert not names & {"match_key", "guidance", "sign"}


@given(QUESTIONS, st.text(min_size=1))
def test_the_order_is_the_same_at_every_look(question, seed):
    assert face_of(question, "sr", seed) == face_of(question, "sr", seed)
    keys = [option.key for option in face_of(question, "en", seed).options]
    assert sorted(keys) == sorted(option.key for option in question.options)


@given(items_with_options(Kind.ORDERING))
def test_the_order_does_not_follow_from_the_key(question):
    shown = {
        tuple(option.key for option in face_of(question, "sr", str(seed)).options)
        for seed in range(40)
    }
    assert len(shown) > 1


def test_words_without_a_translation_are_said_in_serbian():
    question = item(Kind.FREE)
    question.prompt.pop("en")
    face = face_of(question, "en", "s")
    assert (face.prompt, face.prompt.lang) == ("Питање", "sr-Cyrl")
    assert face_of(item(Kind.FREE), "en", "s").prompt.lang == ""
    assert face_of(question, "sr", "s").prompt.lang == ""


def test_an_english_page_says_which_words_are_serbian_and_of_no_others():
    options = (Option("k1", {"sr": "Центар"}), Option("k2", words("Полиција")))
    face = face_of(item(Kind.SINGLE, options), "en", "s")
    with override("en"):
        page = render_to_string("components/question.html", {"face": face})
    assert '<span class="choice__label" lang="sr-Cyrl">Центар</span>' in page
    assert '<span class="choice__label">Полиција en</span>' in page
    assert page.count("lang=") == 1
    assert "Choose one." in page


def test_an_answered_item_says_which_words_are_serbian():
    question = item(Kind.FREE, explanation={"sr": "Зато."}, guidance={"sr": "Све <и> свашта."})
    review = review_of(question, "en", "given", None)
    with override("en"):
        page = render_to_string("components/answer_review.html", {"review": review})
    assert '<div class="review__why" lang="sr-Cyrl">' in page
    assert '<span lang="sr-Cyrl">Све &lt;и&gt; свашта.</span>' in page


@given(QUESTIONS, st.data())
def test_what_the_form_sends_is_read_as_it_was_meant(question, data):
    sent = QueryDict(mutable=True)
    keys = [option.key for option in question.options]
    match question.kind:
        case Kind.SINGLE:
            meant = data.draw(st.sampled_from(keys))
            sent["answer"] = meant
        case Kind.MULTIPLE:
            meant = [key for key in keys if data.draw(st.booleans())] or keys[:1]
            sent.setlist("answer", meant)
        case Kind.ORDERING:
            meant = data.draw(st.permutations(keys))
            sent.update({place_name(key): str(n) for n, key in enumerate(meant, start=1)})
        case _:
            meant = {key: data.draw(st.sampled_from(question.options)).match_key for key in keys}
            sent.update({place_name(key): other for key, other in meant.items()})
    reading = read_answer(question, sent)
    assert (reading.given, reading.errors) == (meant, {})


@given(
    QUESTIONS | st.sampled_from([item(Kind.FREE), item(Kind.NUMBER)]),
    st.dictionaries(st.text(max_size=9) | st.just("answer"), st.text(max_size=9)),
)
def test_whatever_is_sent_is_read_or_refused_in_words(question, sent):
    query = QueryDict(mutable=True)
    query.update(sent)
    reading = read_answer(question, query)
    assert all(reading.errors.values())
    face_of(question, "sr", "s", reading.given)


def test_a_place_given_twice_is_named():
    question = item(Kind.ORDERING, [option("a"), option("b")])
    reading = read_answer(question, QueryDict("place-a=1&place-b=1"))
    assert set(reading.errors) == {"place-a", "place-b"}
    assert face_of(question, "sr", "s", reading.given).options[0].chosen == "1"


def option(key):
    from training.assessment.paper import Option

    return Option(key, {"sr": key})


def test_a_free_answer_has_a_length():
    sent = QueryDict(mutable=True)
    sent["answer"] = "а" * (MOST_WORDS + 1)
    assert read_answer(item(Kind.FREE), sent).errors


@pytest.mark.parametrize(("language", "mark"), [("sr", ","), ("en", ".")])
def test_points_are_read_as_points(language, mark):
    with override(language):
        shown = [shown_points(n) for n in (0, 100, 50, 33, 1000)]
    assert shown == ["0", "1", f"0{mark}5", f"0{mark}33", "10"]

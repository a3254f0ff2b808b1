"""Is no count of people written past the tables, in words or as a number that is "no statistic"?"""

import pytest

from foundation.safety.counts import in_words
from foundation.script import to_latin
from portal.statistics.bound import problems

PRESS = "шесторо деце: четири девојчице и два дечака"
IN_WORDS = [
    PRESS,
    "Помоћ је добило седам малолетних девојака.",
    "Са петорицом мушкараца радио је стручни тим.",
    "Двојицом дечака бавио се центар.",
    "Идентификовано је дванаест жена.",
    "Шесторма деце пружена је подршка.",
    "Једна жена је пријављена.",
    "Жртве су дванаесторо деце.",
]


@pytest.mark.parametrize("text", [*IN_WORDS, "six children", "four girls and two boys"])
def test_an_analysis_counts_nobody_in_words(text):
    for said in (text, to_latin(text)):
        assert list(problems(said, {}, may_type=False))


@pytest.mark.parametrize(
    "text",
    [
        "Обуку је водило петоро запослених.",
        "Закон познаје пет врста услуга.",
        "Оно што деца кажу важно је.",
        "Члан [[=4]]. Закона о странцима",
        "Article [[=3]] of the Palermo Protocol",
    ],
)
def test_what_counts_no_people_is_left_alone(text):
    assert not list(problems(text, {}, may_type=False))


@pytest.mark.parametrize(
    "text", ["[[=4]] girls", "Идентификоване су [[=3]] девојчице.", "[[= 2 ]] дечака"]
)
@pytest.mark.parametrize("may_type", [True, False])
def test_a_number_that_is_no_statistic_counts_no_few_people(text, may_type):
    assert list(problems(text, {}, may_type=may_type))


def test_words_are_looked_for_in_one_place():
    assert list(in_words(PRESS)) == [PRESS]

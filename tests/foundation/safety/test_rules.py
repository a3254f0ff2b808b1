"""Each rule catches what it is for, in both scripts and in English, and leaves the rest alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.blocks.answers import Heading, Table
from foundation.safety import counts, people, pictures
from foundation.safety.rules import Catch, Severity, findings_in
from foundation.safety.said import Said
from foundation.script import to_latin


def caught(check, text):
    return [catch.severity for catch in check(Said("Текст", "body", [text]))]


COUNTS = [
    "Идентификовано је шесторо деце, од тога 4 девојчице и 2 дечака.",
    "Међу њима су две малолетне држављанке Румуније.",
    "Помоћ је добило троје деце из Ниша.",
    "Четворица мушкараца пријављена су у марту.",
    "У прихватилишту су боравиле 3 идентификоване жртве.",
    "Пријављена је само једна жртва.",
    "Пријављена је 1 жртва.",
    "Жртве: 38 жена, двоје мушког пола.",
    "Пријављено је 12 особа (деца: 3, одрасли: 9).",
    "Боравиле су 2–3 жене.",
    "Двојица су пријављена полицији.",
    "Four girls and 2 boys were identified.",
    "The report speaks of three foreign victims.",
]
ALLOWED = [
    "У Србији постоје 4 центра за смештај азиланата и жртава.",
    "На овај дан подсећамо на три ствари: жртва није крива.",
    "Прихватилиште је отворено за жене и девојчице старије од 16 година.",
    "Члан 4 жртвама јемчи помоћ.",
    "Потврђено је 57 жртава, 39 жена и 18 мушкараца.",
    "Идентификовано је двадесет три жене.",
    "Деца од 2 године и старија.",
    "Састанак је 4. децембра, деца могу да дођу.",
    "За жртве је издвојено 3 милиона динара.",
    "Број људи од један до четири може да укаже на одређену особу.",
    "Пријављено је од 3 до 9 деце.",
    "Почео 2. јула 2012. године.",
    "Закон, чл. 41(2)(7): жртве су корисници услуга.",
    "У 2. разреду деца уче о безбедности.",
    "У 2023. години 72 % су жене.",
    "Two services for women and children are open.",
    "A count of one to four people can point at a person.",
    "Between 3 and 5 October, victims may call.",
]


@pytest.mark.parametrize("text", COUNTS)
@pytest.mark.parametrize("write", [str, to_latin])
def test_a_small_count_of_people_is_caught(text, write):
    assert caught(counts.in_sentences, write(text)) == [Severity.BLOCKING]


@pytest.mark.parametrize("text", ALLOWED)
@pytest.mark.parametrize("write", [str, to_latin])
def test_other_numbers_are_left_alone(text, write):
    assert caught(counts.in_sentences, write(text)) == []


@pytest.mark.parametrize(
    "text", ["Једна особа може да буде жртва.", "Ask one person.", "Пријављено је 25 % од 12 жена."]
)
def test_what_may_be_a_count_is_told_of(text):
    assert caught(counts.in_sentences, text) == [Severity.WARNING]


@given(st.integers(min_value=0, max_value=9999), st.sampled_from(["жртава", "girls", "dece"]))
def test_a_count_is_caught_exactly_when_it_is_small(number, whom):
    assert bool(caught(counts.in_sentences, f"Број: {number} {whom}.")) == (0 < number < 5)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    findings_in(Said("Текст", "body", [text], tables=[Table(text, [[text], [text, "3"]])]))


@pytest.mark.parametrize(
    ("caption", "rows", "bad"),
    [
        ("Идентификоване жртве", [["Година", "Број"], ["2015", "3"]], 1),
        ("По полу", [["Година", "Девојчице", "Дечаци"], ["2015", "4", "2"]], 2),
        ("Број", [["", "2015"], ["деца", "2"]], 1),
        ("Идентификоване жртве", [["Р. бр.", "Година"], ["1", "2015"]], 0),
        ("Идентификоване жртве", [["Година", "Број"], ["2015", "40"], ["2016", "0"]], 0),
        ("Центри", [["Град", "Број"], ["Ниш", "2"]], 0),
        ("", [], 0),
    ],
)
def test_tables_are_read_with_their_headings(caption, rows, bad):
    said = Said("Табела", "body", tables=[Table(caption, rows)])
    assert len(list(counts.in_tables(said))) == bad


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Жртва Марија Марковић сведочила је у Нишу.", [Severity.BLOCKING]),
        ("Марија М. је преживела. Јелена Петровић, жртва.", [Severity.BLOCKING]),
        ("Победила је жртва по имену Петар Симић.", [Severity.BLOCKING]),
        ("The victim, Ana Horvat, was found.", [Severity.BLOCKING]),
        ("Директорка Марија Марковић говорила је о жртвама.", [Severity.WARNING]),
        ("Центар за заштиту жртава трговине људима Републике Србије.", []),
        ("Жртве се јављају Црвеном крсту у Новом Саду.", []),
        ("Victims may turn to the Equality Commissioner and the Red Cross.", []),
        ("Марија Марковић отворила је изложбу.", []),
    ],
)
@pytest.mark.parametrize("write", [str, to_latin])
def test_a_name_beside_a_victim_is_caught(text, found, write):
    assert caught(people.names_near_victims, write(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Прихватилиште је у ул. Војводе Степе.", 1),
        ("Прихватилиште је у улици Војводе Степе 5.", 1),
        ("Прихватилиште, Булевар ослобођења 12, Ниш.", 1),
        ("Сигурна кућа је на адреси Ђуре Јакшића бр. 7.", 1),
        ("Прихватилиште је у Пироту бб.", 1),
        ("The shelter is at 12 Main Street.", 1),
        ("Прихватилиште је отворено фебруара 2019. године, има шест места.", 0),
        ("Прихватилиште ради на тајној адреси, на улици нема табле.", 0),
        ("Центар је у улици Војводе Степе 5.", 0),
        ("The shelter keeps women off the street.", 0),
    ],
)
@pytest.mark.parametrize("write", [str, to_latin])
def test_a_street_beside_a_shelter_is_caught(text, found, write):
    assert len(caught(people.streets_near_shelters, write(text))) == found


def test_links_and_headings():
    assert list(pictures.links_without_text(Said("", "", ["Текст"], links=["a", ""]))) == [
        Catch("Текст")
    ]
    assert not list(pictures.links_without_text(Said("", "", links=["a"])))
    outline = [Heading(2, "а"), Heading(4, "б"), Heading(2, "в"), Heading(3, "г")]
    assert list(pictures.headings_out_of_order(Said("", "", outline=outline))) == [Catch("б")]

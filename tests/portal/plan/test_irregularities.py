"""Is everything odd in the printed plan told by name and line?"""

import pytest
from django.utils.translation import override

from portal.plan.reading import Code
from portal.plan.reading.irregularities import SENTENCES, TITLES

EXPECTED = [
    ("duplicate-number", [114, 116], "", ""),
    ("shared-cells", [95, 96, 97], "", ""),
    ("compound-deadline", [95], "Континуирано март-јун", ""),
    ("overview-number", [34, 95], "2.1", "1.1"),
    ("overview-number", [38, 98], "2.2", "1.2"),
    ("overview-number", [46, 100], "2.3", "1.3"),
    ("overview-number", [54, 106], "1.1", "2.1"),
    ("overview-number", [58, 108], "1.2", "2.2"),
    ("overview-number", [62, 112], "1.3", "2.3"),
    ("overview-number", [66, 117], "1.4", "2.4"),
    ("broken-by-page", [112, 114], "Остварен допринос у", None),
    ("broken-by-page", [40], "Специфични циљ 2.2.", None),
    ("broken-by-footnote", [42], "", ""),
    ("mixed-alphabets", [64], "обogaћивању", "обогаћивању"),
    ("overview-wording", [36, 95], None, None),
    ("overview-wording", [88, 135], None, None),
    ("typo", [95], "Појектна", "Пројектна"),
    ("typo", [109], "подзакопнских", "подзаконских"),
    ("typo", [119], "опортунита", "опортунитета"),
    ("typo", [129], "прихватиштва", "прихватилишта"),
    ("small-letter", [109], "центар", "Центар"),
    ("spacing", [117], "Специфичнициљ 2.4. Идентификоване", "Специфични циљ 2.4. Идентификоване"),
    ("spacing", [95], "Континуирано  март-јун", "Континуирано март-јун"),
    ("spacing", [13], "Београд, фебруар 2015.г", "Београд, фебруар 2015. г"),
    ("label", [54], "Специфичан циљ 1.1.", "Специфични циљ 1.1."),
    ("label", [105], "рок", "Рок"),
    ("heading-levels", [30], "ОПШТИ ЦИЉ 1", ""),
    ("semicolon", [117], "идентификације;", "идентификације"),
    ("no-separator", [95], "Центар ИОМ", "Центар, ИОМ"),
    ("no-separator", [137], "Партнери Центар", "Партнери, Центар"),
    ("no-separator", [107], "Пројектна средства Буџет", "Пројектна средства, Буџет"),
    ("no-measures", [94, 105, 126], "", ""),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.mark.parametrize(("code", "places", "original", "shown"), EXPECTED)
def test_it_is_reported_by_name_and_line(document, code, places, original, shown):
    found = [
        irregularity
        for irregularity in document.irregularities
        if irregularity.code == code
        and [place.number for place in irregularity.places] == places
        and original in (None, irregularity.original)
        and shown in (None, irregularity.shown)
    ]
    assert len(found) == 1


@pytest.mark.parametrize(
    ("kind", "places"),
    [
        ("compound", [95, 96, 97]),
        ("quarter", [98, 112, 129, 130, 133, 134, 136]),
        ("after-events", [99, 107]),
        ("from-quarter", [101]),
        ("quarter-then-continuous", [106, 109]),
        ("from-month", [132]),
        ("continuous", None),
    ],
)
def test_each_kind_of_deadline_is_listed_with_its_lines(document, kind, places):
    found = [
        irregularity
        for irregularity in document.irregularities
        if irregularity.code == Code.DEADLINE_KIND and irregularity.details["kind"] == kind
    ]
    assert len(found) == 1
    numbers = [place.number for place in found[0].places]
    assert numbers == places if places else len(numbers) == 18


def test_every_change_of_a_word_is_reported(document):
    """A text that is shown differently has at least one irregularity on its line."""
    reported = {place.number for found in document.irregularities for place in found.places}
    goals = [*document.general_goals, *document.specific_goals, *document.activities]
    passages = [passage.wording for passage in document.passages]
    for wording in [*(goal.wording for goal in goals), *passages]:
        assert wording.text == wording.source_text or wording.place.number in reported


def test_small_letters_at_the_start_are_reported_33_times(document):
    small = [found for found in document.irregularities if found.code == Code.SMALL_LETTER]
    starts = [a for a in document.activities if a.wording.source_text[0].islower()]
    # 33 activities, and the holder of 2.2.2.
    assert (len(starts), len(small)) == (33, 34)


def test_every_irregularity_makes_a_sentence_with_its_place(document):
    for found in document.irregularities:
        assert found.sentence
        assert "%(" not in found.sentence
        assert found.title
        assert "line" in found.where


def test_they_stand_in_the_order_of_the_document(document):
    first = [found.places[0] for found in document.irregularities]
    assert first == sorted(first)


def test_every_name_has_a_title_and_a_sentence():
    assert set(TITLES) == set(SENTENCES) == set(Code)

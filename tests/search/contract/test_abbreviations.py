"""Abbreviations in capitals are words of their own on every engine."""

import pytest

from search.models import Synonyms

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def pages(make_page):
    make_page("Први", "Показатељи МОР за принудни рад")
    make_page("Други", "Свако мора да зна, и сви морају")
    make_page("Трећи", "Конвенција ILO о раду")


def test_an_abbreviation_finds_what_means_the_same_and_no_word_of_the_same_letters(pages, titles):
    assert Synonyms.objects.filter(expressions__contains="МОР").exists()
    for typed in ("ILO", "ИЛО", "ilo", "МОР", "MOR", '"ILO"', "„МОР“", "mor"):
        assert set(titles(typed)) == {"Први", "Трећи"}, typed
    assert titles("mora") == ["Други", "Први"]
    assert titles("rad -МОР") == ["Трећи"]


def test_an_abbreviation_is_found_within_a_phrase(pages, titles):
    for typed in ('"показатељи МОР за"', '"МОР за принудни"', '"pokazatelji mor za prinudni"'):
        assert titles(typed) == ["Први"], typed


def test_a_word_in_capitals_is_found_as_a_word(pages, titles):
    assert titles("SVAKO MORA")[0] == "Други"
    assert set(titles("RADU")) == {"Први", "Трећи"}


def test_a_single_word_in_quotes_has_its_synonyms(make_page, titles):
    make_page("Прихватилиште")
    assert titles('"sklonište"') == ["Прихватилиште"]

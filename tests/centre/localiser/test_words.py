"""Names in either script, telephone numbers, and what is neither."""

import pytest
from django.core.exceptions import ValidationError

from centre.localiser.words import (
    has_latin,
    propose_cyrillic,
    validate_name,
    validate_telephone,
)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Niš", "Ниш"),
        ("Ljubovija", "Љубовија"),
        ("LJUBOVIJA", "ЉУБОВИЈА"),
        ("Tim za Knjaževac", "Тим за Књажевац"),
        ("Đurđevo, Džep", "Ђурђево, Џеп"),
        ("Dimitrovgrad Ð", "Димитровград Ð"),
        ("Ћуприја", "Ћуприја"),
        ("Injekcija", "Ињекција"),  # wrong, and why a person looks
        ("SOS 2", "СОС 2"),
        ("Queen", "Qуеен"),
    ],
)
def test_a_proposal(latin, cyrillic):
    assert propose_cyrillic(latin) == cyrillic


def test_latin_letters_are_seen():
    assert has_latin("Ниш i околина")
    assert not has_latin("Ниш и околина 2")


@pytest.mark.parametrize("name", ["Тим „Ниш“ (18)", "Tim za Žagubicu", "Ђурђево – Џеп", "А/Б & В"])
def test_names(name):
    validate_name(name)


@pytest.mark.parametrize(
    "name", ["a\x00b", "<b>", "тим\u202e", "Ы", "名", "a\nb", "$x", "#a", "[x]"]
)
def test_no_names(name):
    with pytest.raises(ValidationError):
        validate_name(name)


@pytest.mark.parametrize("number", ["018 555-333", "+381 18 555333", "(018) 555/333", "192 192"])
def test_telephones(number):
    validate_telephone(number)


@pytest.mark.parametrize("number", ["", "192", "0" * 40, "+", "018555333a", "++381", "١٢٣٤٥٦٧"])
def test_no_telephones(number):
    with pytest.raises(ValidationError):
        validate_telephone(number)

"""What the rules say to sentences as offices write them: in Cyrillic, in Latin, and in Latin
without its signs. The table below is measured: a change of the rules shows in it.
"""

import unicodedata
from dataclasses import dataclass

import pytest

from foundation.safety import counts, people, words
from foundation.safety.rules import Severity
from foundation.safety.said import Said
from foundation.script import to_latin
from tests.foundation.safety import sentences


def bald(text):
    letters = unicodedata.normalize("NFD", to_latin(text).replace("đ", "dj").replace("Đ", "Dj"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@dataclass
class Measured:
    sentences: int
    missed: int = 0
    false_alarms: int = 0
    too_mild: int = 0
    too_grave: int = 0


# Of all sentences, each written in three ways.
MEASURED = {
    "COUNTS": Measured(216),
    "COUNTS_UNSEEN": Measured(105),
    "NAMES": Measured(57),
    "NAMES_UNSEEN": Measured(42),
    "STREETS": Measured(30),
    "STREETS_UNSEEN": Measured(21),
}
RULES = {
    "COUNTS": counts.in_sentences,
    "NAMES": people.names_near_victims,
    "STREETS": people.streets_near_shelters,
}
GRAVITY = {"B": 2, "W": 1, "-": 0}


def gravity(rule, text):
    caught = [catch.severity for catch in rule(Said("Текст", "body", [text]))]
    return max((1 if each is Severity.WARNING else 2 for each in caught), default=0)


@pytest.mark.parametrize("kind", MEASURED)
def test_the_rules_say_what_was_measured(kind):
    rule = RULES[kind.partition("_")[0]]
    lines = getattr(sentences, kind).strip().splitlines()
    found, wrong = Measured(3 * len(lines)), []
    for line in lines:
        wanted = GRAVITY[line[0]]
        for text in (line[2:], to_latin(line[2:]), bald(line[2:])):
            got = gravity(rule, text)
            found.missed += wanted > 0 and got == 0
            found.false_alarms += wanted == 0 and got > 0
            found.too_mild += 0 < got < wanted
            found.too_grave += 0 < wanted < got
            if got != wanted:
                wrong.append((line[0], got, text))
    assert found == MEASURED[kind], wrong


HIDDEN = ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u200e", "\u0301", "\u034f", "\ufe0f"]


@pytest.mark.parametrize("sign", HIDDEN, ids=lambda sign: unicodedata.name(sign).lower())
@pytest.mark.parametrize("kind", RULES)
def test_what_nobody_sees_hides_nothing(kind, sign):
    rule = RULES[kind]
    for line in getattr(sentences, kind).strip().splitlines():
        for text in (line[2:], to_latin(line[2:])):
            assert gravity(rule, sign.join(text)) == gravity(rule, text), text


LOOKS_CYRILLIC = str.maketrans("асеорхујкАВСЕНКМОРТХЈ", "aceopxyjkABCEHKMOPTXJ")
LOOKS_LATIN = str.maketrans("aceoxyjkABCEHKMOTXJ", "асеохујкАВСЕНКМОТХЈ")


@pytest.mark.parametrize("kind", RULES)
def test_letters_of_the_other_alphabet_hide_nothing(kind):
    rule = RULES[kind]
    for line in getattr(sentences, kind).strip().splitlines():
        text, latin = line[2:], to_latin(line[2:])
        for mixed in (text.translate(LOOKS_CYRILLIC), text.replace("р", "p").replace("е", "e")):
            assert gravity(rule, mixed) >= gravity(rule, text), mixed
        for mixed in (latin.replace("o", "о"), latin.translate(LOOKS_LATIN)):
            assert gravity(rule, mixed) >= gravity(rule, latin), mixed


# Greek letters, and Cyrillic ones that Serbian does not have.
STRANGE_IN_CYRILLIC = str.maketrans("оаАВЕКМНОРТХ", "οαΑΒΕΚΜΗΟΡΤΧ")
STRANGE_IN_LATIN = str.maketrans("oaisdhAEKMHOT", "οаіѕԁһΑΕΚΜΗΟΤ")


@pytest.mark.parametrize("kind", RULES)
def test_letters_of_other_languages_hide_nothing(kind):
    rule = RULES[kind]
    for line in getattr(sentences, kind).strip().splitlines():
        for text, strange in (
            (line[2:], STRANGE_IN_CYRILLIC),
            (to_latin(line[2:]), STRANGE_IN_LATIN),
        ):
            assert gravity(rule, text.translate(strange)) >= gravity(rule, text), text


@pytest.mark.parametrize("figure", ["3", "③", "³", "Ⅲ", "３"])
def test_a_figure_counts_however_it_is_written(figure):
    assert gravity(counts.in_sentences, f"Идентификоване су {figure} девојчице.") == 2


@pytest.mark.parametrize("text", ["Сала има 40 м³ за жене.", "Помоћ је добило 125³ жена."])
def test_a_raised_figure_is_a_unit_or_a_note_behind_what_it_belongs_to(text):
    assert gravity(counts.in_sentences, text) == 0


def test_every_sign_can_be_read():
    signs = "".join(f" {chr(code)}" for code in range(0x20, 0x3400))
    assert words.shown(signs).startswith("   ! ")
    assert words.shown("bⁱ и ⁱ, Ↄ") == "bⁱ и ⁱ, Ↄ"

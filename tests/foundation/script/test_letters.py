"""Letters: what becomes of Serbian Cyrillic, and of everything that is not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.script import to_latin

SERBIAN = "абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ"
serbian_text = st.text(SERBIAN + " .,-0aZčŠ\u00ad\u0301")
any_text = st.text(SERBIAN + "ыЙіґЌ @.:/'’-w\u00ad\u0301aZ") | st.text()


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        (SERBIAN[:30], "abvgdđežzijklljmnnjoprstćufhcčdžš"),
        (SERBIAN[30:], "ABVGDĐEŽZIJKLLJMNNJOPRSTĆUFHCČDŽŠ"),
        ("трговина људима", "trgovina ljudima"),
        ("ТРГОВИНА ЉУДИМА", "TRGOVINA LJUDIMA"),
        ("Људи, Њива, Џеп", "Ljudi, Njiva, Džep"),
        ("ЉУДИ, ЊИВА, ЏЕП", "LJUDI, NJIVA, DŽEP"),
        ("Трговина Људима", "Trgovina Ljudima"),
        ("Љ", "Lj"),
        ("Љ. Петровић и Н. Њ.", "Lj. Petrović i N. Nj."),
        ("(Џ)", "(Dž)"),
        ("КОЊ", "KONJ"),
        ("КОЊ.", "KONJ."),
        ("СРЊ, ЏЊ", "SRNJ, DŽNJ"),
        ("БИЉ-а", "BILJ-a"),
        ("МеЉ", "MeLj"),
        ("ЉиЉАЊ", "LjiLJANJ"),
        ("КЉ2", "KLJ2"),
        ("Љ\u00adУДИ", "LJ\u00adUDI"),
        ("Љ\u00adуди", "Lj\u00adudi"),
        ("КО\u00adЊ", "KO\u00adNJ"),
        ("Њ\u0301ЕГОВ", "NJ\u0301EGOV"),
        ("Њ\u0301егов", "Nj\u0301egov"),
        ("љу̑ди, ѐ и ѝ", "lju\u0311di, è i ì"),
        ("обogaћивању", "obogaćivanju"),
        ("ЉUDI", "LJUDI"),
        ("Liceј", "Licej"),
        ("план №3 (2015-у) – „реч“…", "plan №3 (2015-u) – „reč“…"),
    ],
)
def test_serbian_is_written_as_a_writer_of_latin_would_write_it(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Already Latin: čćžšđ LJUDI",
        "помощь",
        "потрібна",
        "п'ять",
        "п’ять",
        "об\u00adъём",
        "Ґрунт",
        "ќе",
        "https://пример.срб/путања?ћ=љ#њ",
        "HTTP://ПРИМЕР.СРБ/",
        "https://example.org/вести",
        "www.пример.срб",
        "пример.срб",
        "под.ПРИМЕР.СРБ",
        "центар@пример.срб",
        "име.презиме@example.org",
    ],
)
def test_what_is_not_serbian_or_is_an_address_stays(text):
    assert to_latin(text) == text


@pytest.mark.parametrize(
    ("mixed", "latin"),
    [
        ("види https://пример.срб/ћ, ту", "vidi https://пример.срб/ћ, tu"),
        ("(„www.пример.срб“) Љ", "(„www.пример.срб“) Lj"),
        ("пиши на центар@пример.срб!", "piši na центар@пример.срб!"),
        ("сајт пример.срб/ђ и ђ", "sajt пример.срб/ђ i đ"),
        ("реч помощь реч", "reč помощь reč"),
        ("срби.нису домен: реч", "srbi.nisu domen: reč"),
        ("сутра у 10:30 или/и прекосутра", "sutra u 10:30 ili/i prekosutra"),
    ],
)
def test_the_words_beside_what_stays_are_converted(mixed, latin):
    assert to_latin(mixed) == latin


@given(serbian_text)
def test_no_serbian_letter_is_left(text):
    assert not set(to_latin(text)) & set(SERBIAN)


@given(any_text)
def test_converting_twice_is_converting_once(text):
    assert to_latin(to_latin(text)) == to_latin(text)


@given(any_text)
def test_words_are_converted_whole_or_not_at_all(text):
    words = re.findall(r"[^\W\d_]+", to_latin(text))
    left = [word for word in words if set(word) & set(SERBIAN)]
    assert all(word in text for word in left)


@given(serbian_text)
def test_each_letter_becomes_one_or_two_and_keeps_its_case(text):
    pairs = sum(text.count(letter) for letter in "љњџЉЊЏ")
    converted = to_latin(text)
    assert len(converted) == len(text) + pairs
    assert to_latin(text.lower()) == converted.lower()


@given(st.text(SERBIAN, min_size=2))
def test_a_word_of_capitals_stays_one(word):
    assert to_latin(word.upper()) == to_latin(word.lower()).upper()

"""What matches what: one thing, in every way a reader may write it, gives the same terms."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from foundation.script import to_latin
from search.analysis import ENGLISH, LONGEST_TERM, analyse, fold, normalise, stored

SAME = [
    "трговина људима | trgovina ljudima | TRGOVINA LJUDIMA | трговине људима | trgovinom ljudima",
    "жртва | žrtva | zrtva | zrtve | жртава | ЖРТВАМА | žrtvom",
    "Ниш | Niš | nis | Нишу",
    "џеп | ЏЕП | džep | DŽEP | dzep | ǆep",
    "ЉУДИ | LJUDI | LjUDI | ǇUDI | људе | ljudima",
    "обогaћивању | обогаћивању | obogaćivanju | obogacivanje",
    "ђак | đak | djak | Đaci",
    "међународни | medjunarodni | MEĐUNARODNOG | међународних",
    "центар | центра | centri | CENTRIMA | centara",
    "радник | radnici | радницима | radnika",
    "предлог | predlozi | предлозима",
    "могућност | mogućnošću | могућности",
    "програм | programa | програми | programima",
    "план | plana | планови | planovima",
    "деца | deci | децом | deca",
    "подршка | podršci | подршке",
    "радити | radim | раде | radila",
    "успех | uspesi | успесима",
    "лажан | lažna | лажним",
    "жрт\u00adва | žrt\u200bva | z\u030crtva",
    "чл. 388 | čl. 388 | cl 388",
    "pоlicija | policija | полиција",
    "ﬁnansije | финансије | finansija",
]

DIFFERENT = [
    ("жртва", "трговина"),
    ("рад", "радијатор"),
    ("план", "планета"),
    ("центар", "цента"),
    ("388", "389"),
]

ENGLISH_SAME = [
    "hope | hopes | hoped | hoping",
    "rape | raped | raping | rapes",
    "plan | plans | planned | planning",
    "victim | victims | Victims",
    "policy | policies",
    "report | reports | reported | reporting",
    "service | services",
    "class | classes",
    "identify | identifies | identified | identifying | identification",
    "trafficker | traffickers | trafficking | trafficked",
    "run | runs | running | ran",
    "stop | stops | stopped | stopping",
    "exploit | exploits | exploited | exploiting | exploitation",
    "organise | organized | organisation | organizations",
    "rape | rapes | raped",
    "woman | women | Women",
    "child | children",
    "man | men",
    "person | people | persons",
    "sell | sells | selling | sold",
]

ENGLISH_DIFFERENT = [
    ("plan", "plane"),
    ("hop", "hope"),
    ("care", "car"),
    ("man", "woman"),
    ("police", "policy"),
    ("even", "evening"),
    ("need", "needle"),
    ("form", "former"),
    ("quest", "question"),
    ("numb", "number"),
]

HOSTILE = [
    "",
    " ",
    "\x00",
    "\ud800",
    "«»“”",
    '"',
    "a\x00b",
    "\u202eabc",
    "x" * 100_000,
    "a" + "\u0301" * 5000,
]


@pytest.mark.parametrize("line", SAME)
def test_all_spellings_of_one_thing_give_the_same_terms(line):
    assert len({normalise(form) for form in line.split(" | ")}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_words_stay_different(one, other):
    assert normalise(one) != normalise(other)


@pytest.mark.parametrize("line", ENGLISH_SAME)
def test_english_forms_share_a_term_in_english_text(line):
    assert len({normalise(form, ENGLISH) for form in line.split(" | ")}) == 1


@pytest.mark.parametrize(("one", "other"), ENGLISH_DIFFERENT)
def test_different_english_words_stay_different(one, other):
    assert normalise(one, ENGLISH) != normalise(other, ENGLISH)


@given(st.text(alphabet="abcdefghilmnoprstuyz", min_size=1, max_size=12))
@example("trafficking")
@example("misses")
def test_an_english_stem_is_its_own_stem(word):
    assert normalise(normalise(word, ENGLISH), ENGLISH) == normalise(word, ENGLISH)


def test_an_abbreviation_in_capitals_has_a_term_of_its_own_beside_that_of_its_letters():
    terms = [token.term for token in stored("Жене МОР мора, КЗ РС")]
    assert terms == ["zen", "mor", "mor0", "mor", "kz", "kz0", "rs", "rs0"]
    assert [token.term for token in stored("ПЛАН РАДА ЗА ОВУ ГОДИНУ")] == [
        token.term for token in analyse("план рада за ову годину")
    ]
    assert [token.term for token in stored("ЖРТВА ТРГОВИНЕ")] == ["zrtv", "trgovin"]


def test_being_afraid_is_no_colour():
    assert normalise("бојим") == normalise("бојала") != normalise("боје")


def test_english_endings_are_left_alone_in_serbian_text():
    assert normalise("victims") != normalise("victim")


def test_a_deliberate_mixture_of_alphabets_is_read_letter_by_letter():
    assert fold("PDFови") == "pdfovi"


def test_folding_keeps_endings_for_matching_while_typing():
    assert fold("Трговином ЉУДИМА") == "trgovinom ljudima"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_gives_plain_short_terms(text):
    for term in normalise(text).split():
        assert term.isalnum()
        assert len(term) <= LONGEST_TERM


@given(st.text())
@example("ĲſẞǅİK")
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(), st.sampled_from(["sr", "en"]))
def test_tokens_point_at_their_words_in_the_original(text, language):
    end_of_last = 0
    for token in analyse(text, language):
        assert end_of_last <= token.start < token.end <= len(text)
        assert normalise(text[token.start : token.end], language) == token.term
        end_of_last = token.end


CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"


@given(st.text(alphabet=CYRILLIC + CYRILLIC.upper() + " .,-1234\u00ad", max_size=60))
@example("Њњ ЏЏ ЉУДИ надживети")
def test_both_scripts_give_the_same_terms(text):
    assert normalise(to_latin(text)) == normalise(text)


@given(st.text(alphabet=CYRILLIC, min_size=1, max_size=12))
def test_case_never_matters(word):
    assert normalise(word.upper()) == normalise(word) == normalise(word.title())

"""Every engine finds the same things, however they are typed."""

import pytest
from modelsearch.query import PlainText

from search.models import Entry
from search.query import search

pytestmark = pytest.mark.usefixtures("engine")

SPELLINGS = [
    "трговина људима",
    "trgovina ljudima",
    "TRGOVINA LJUDIMA",
    "ТРГОВИНЕ ЉУДИМА",
    "trgovinom ljudima",
    "trgovine LjUDIMA",
    "žrtve trgovine",
    "zrtvama",
    "ЖРТВА",
    "обогaћивање",
    "đaci",
    "djak",
    "PDF",
    "kovid19",
    "ковид19",
]


@pytest.fixture
def exact(nobody):
    """Return the titles of what holds every word of a query: in quotes each is demanded."""

    def found(query):
        demanded = " ".join(f'"{word}"' for word in query.split())
        return [hit.object.title for hit in search(demanded, nobody, "sr").hits]

    return found


def test_one_text_is_found_in_every_spelling(make_page, titles):
    make_page("Жртве трговине људима", "Обогаћивање знања ђака о пдф и ковид19.")
    make_page("Нешто друго", "Ово не тражи нико.")
    assert {spelling: titles(spelling) for spelling in SPELLINGS} == {
        spelling: ["Жртве трговине људима"] for spelling in SPELLINGS
    }


def test_every_word_must_be_found(make_page, exact):
    make_page("Обука полиције", "у Нишу")
    make_page("Обука тужилаца", "у Београду")
    assert exact("obuka nis") == ["Обука полиције"]
    assert exact("obuka kragujevac") == []


def test_where_little_holds_every_word_what_holds_some_follows(make_page, nobody):
    make_page("Обука тужилаца", "у Београду")
    make_page("Обука полиције", "у Нишу")
    make_page("Нешто друго")
    found = search("obuka nis kragujevac", nobody, "sr")
    assert found.is_loose
    assert [hit.object.title for hit in found.hits] == ["Обука полиције", "Обука тужилаца"]
    assert not search("obuka", nobody, "sr").is_loose


def test_what_follows_a_minus_is_left_out(make_page, titles):
    make_page("Обука полиције")
    make_page("Обука тужилаца")
    assert titles("obuka -tužilac") == ["Обука полиције"]
    assert titles('obuka -"obuka policije"') == ["Обука тужилаца"]
    assert len(titles("18-24 obuka")) == 0
    assert titles("-obuka") == []


def test_what_is_left_out_is_left_out_wherever_it_stands(make_page, titles, engine):
    make_page("Обука полиције", "о жртвама")
    make_page("Обука жртава", "о послу")
    make_page("Обука", "о послу")
    make_page("Без наслова", "обука за посао")
    make_page("Такође", "обука за жртве")
    assert set(titles("obuka -zrtva")) == {"Обука", "Без наслова"}
    assert set(titles('"obuka" -"zrtve" -policija')) == {"Обука", "Без наслова"}
    training, victim, work = PlainText("obuka"), PlainText("žrtve"), PlainText("posao")
    found = engine.search((training & ~victim) | (work & ~victim), Entry.objects.all())
    assert {entry.title for entry in found} == {"Обука", "Без наслова"}


def test_english_forms_find_each_other(make_page, titles):
    make_page("How a woman is identified", "Traffickers stopped running.", language="en")
    make_page("Other", "Nothing here.", language="en")
    for typed in ("identify", "identifies women", "trafficker stop", "run", "identification"):
        assert titles(typed, language="en") == ["How a woman is identified"], typed


def test_common_words_are_not_demanded(make_page, titles):
    make_page("Помоћ жртвама", "Телефон ради стално.")
    assert titles("pomoć za žrtve") == ["Помоћ жртвама"]


def test_words_in_quotes_keep_their_order(make_page, titles):
    make_page("Један", "центар за заштиту жртава")
    make_page("Други", "жртва долази по заштиту")
    assert set(titles("zaštita žrtava")) == {"Један", "Други"}
    assert titles('"zaštita žrtava"') == ["Један"]
    assert titles("„заштита жртава“") == ["Један"]


def test_joined_numbers_keep_their_order(make_page, titles):
    make_page("Активност 1.1.2", "до 2015. године")
    make_page("Активност 2.1.1", "чл. 388")
    assert titles("1.1.2") == ["Активност 1.1.2"]
    assert titles("aktivnost 2.1.1") == ["Активност 2.1.1"]
    assert titles("čl. 388") == ["Активност 2.1.1"]


def test_a_word_in_the_title_counts_more(make_page, titles):
    make_page("Извештај", "Годишњи план рада Центра и план обука.")
    make_page("План", "Годишњи извештај о раду Центра и извештај о обукама.")
    assert titles("plan") == ["План", "Извештај"]
    assert titles("izveštaj") == ["Извештај", "План"]


def test_languages_are_searched_apart(make_page, titles):
    make_page("Подаци о жртвама", "victims")
    make_page("Victims identified", "Services reported to the Centre", language="en")
    assert titles("victim", language="en") == ["Victims identified"]
    assert titles("service reports", language="en") == ["Victims identified"]
    assert titles("victims") == ["Подаци о жртвама"]


def test_beginnings_are_found_while_typing(make_page, engine):
    make_page("Жртве трговине људима")
    make_page("Џепни водич")
    for beginning in ["zrt", "ЖРТВЕ", "žrtve trgo", "Ljud"]:
        found = engine.autocomplete(beginning, Entry.objects.all())
        assert [entry.title for entry in found] == ["Жртве трговине људима"], beginning
    assert list(engine.autocomplete("???", Entry.objects.all())) == []


def test_one_field_can_be_searched_alone(make_page, engine):
    make_page("План рада", "Буџет")
    assert engine.search("plana", Entry.objects.all(), fields=["title"]).count() == 1
    assert engine.search("budžet", Entry.objects.all(), fields=["title"]).count() == 0


def test_queries_combine_and_negate(make_page, engine):
    make_page("Жртва и сведок")
    make_page("Жртва")
    victim, witness = PlainText("žrtve"), PlainText("svedoci")
    found = engine.search(victim & ~witness, Entry.objects.all())
    assert [entry.title for entry in found] == ["Жртва"]
    assert engine.search(victim | witness, Entry.objects.all()).count() == 2
    assert engine.search(~witness, Entry.objects.all()).count() == 1


def test_pages_follow_each_other_without_gap_or_repetition(make_page, nobody):
    for number in range(7):
        make_page(f"Обука {number}")
    pages = [search("obuka", nobody, "sr", number, per_page=3) for number in (1, 2, 3)]
    assert [len(page.hits) for page in pages] == [3, 3, 1]
    assert {page.total for page in pages} == {7}
    assert len({hit.url for page in pages for hit in page.hits}) == 7


def test_kinds_are_counted(make_page, engine):
    make_page("Обука полиције")
    make_page("Обука тужилаца")
    assert dict(engine.search("obuka", Entry.objects.all()).facet("kind")) == {"page": 2}


def test_what_is_found_is_counted_in_each_language(make_page, nobody, english):
    make_page("Statistika", "подаци")
    make_page("Statistika", "data", language="en")
    make_page("Statistika", "more data", language="en")
    assert search("statistika", nobody, "sr").by_language == {"sr": 1, "en": 2}
    assert search("statistika", nobody, "en").by_language == {"sr": 1, "en": 2}


def test_another_form_of_a_known_word_is_no_mistake(make_page, nobody):
    make_page("Предлозима", "предлоге")
    make_page("Предлошка", "предлошка")
    assert search("предлог", nobody, "sr").meant == ""
    assert search("predlozi", nobody, "sr").meant == ""


def test_what_may_have_been_meant_is_in_one_script(make_page, nobody):
    make_page("Трговина људима", "трговина")
    assert search("trgovina ljudjma", nobody, "sr").meant == "трговина људима"

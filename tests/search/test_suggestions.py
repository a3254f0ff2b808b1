"""Titles while typing, and what may have been meant."""

import pytest

from search.analysis import fold
from search.query import search

pytestmark = pytest.mark.usefixtures("english")


def suggested(client, typed, prefix=""):
    found = client.get(f"{prefix}/pretraga/predlozi/", {"q": typed}).json()["suggestions"]
    return [each["title"] for each in found]


def test_titles_are_suggested_in_the_readers_script(client, make_page):
    make_page("Заштита жртава")
    make_page("Обука")
    assert suggested(client, "zast") == ["Заштита жртава"]
    assert suggested(client, "заштита жрт", "/sr-latn") == ["Zaštita žrtava"]
    assert suggested(client, "z") == suggested(client, "") == suggested(client, "\x00*%") == []


def test_one_title_is_suggested_once(client, make_page):
    for _ in range(3):
        make_page("Обука")
    assert suggested(client, "obuk") == ["Обука"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("прихватилшите", "прихватилиште"),
        ("prihvatilste", "прихватилиште"),
        ("zrtva jpomoc", "жртва помоћ"),
    ],
)
def test_one_or_two_mistakes_are_read_over(make_page, nobody, typed, meant):
    make_page("Прихватилиште", "помоћ кад је жртва")
    found = search(typed, nobody, "sr")
    assert fold(found.meant) == fold(meant)
    assert [hit.object.title for hit in found.hits] == ["Прихватилиште"]


def test_a_word_that_texts_know_is_not_corrected(make_page, nobody):
    make_page("Рад", "план рада")
    make_page("Град", "градски план")
    assert search("rad", nobody, "sr").meant == ""

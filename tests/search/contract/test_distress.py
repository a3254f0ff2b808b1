"""Whoever writes in distress sees help before anything else, on every engine."""

from dataclasses import replace

import pytest

from foundation import searching
from search.query import search

pytestmark = pytest.mark.usefixtures("engine")

IN_DISTRESS = [
    "самоубиство", "spasite me", "хоћу да побегнем", "ubiće me", "страх ме је", "plašim se",
    "БОЈИМ СЕ", "tuče me", "прети ми", "oduzeli su mi pasoš", "закључана", "pomozite", "help me",
    "scared", "afraid", "escape", "hurt me", "suicide", "како да пријавим", "gde da prijavim",
    "ЖЕЛИМ ДА ПРИЈАВИМ трговину људима", "anonimna prijava", "kome da se obratim", "how to report",
    "where to report trafficking", "who can I tell",
]  # fmt: skip


@pytest.fixture
def help_pages(make_page, findable_pages, monkeypatch):
    """Pages that help, and beside them others of the same words."""
    monkeypatch.setitem(
        searching._registered, findable_pages.model, replace(findable_pages, helps=True)
    )
    for number in range(4):
        make_page(f"Помоћ {number}", "Позовите нас.")


def test_help_comes_first_whatever_is_found(help_pages, nobody):
    for typed in IN_DISTRESS:
        found = search(typed, nobody, "sr")
        assert found.question.is_distress, typed
        assert len(found.helps) == 3, typed
        assert found.meant == ""
        assert not {hit.url for hit in found.helps} & {hit.url for hit in found.hits}
    for typed in ("obuka", "пријава", "како да се пријавим на обуку"):
        assert search(typed, nobody, "sr").helps == (), typed


def test_words_of_either_language_are_heard_in_both(make_page, nobody, english):
    for language in ("sr", "en"):
        for typed in ("bojim se", "help me"):
            assert search(typed, nobody, language).question.is_distress


def test_fear_marks_no_colours(make_page, nobody):
    make_page("Боје", "Боје на застави")
    found = search("бојим се", nobody, "sr")
    assert [hit for hit in found.hits if "<mark>" in hit.title + hit.passage] == []

"""What editors tell search holds at once: synonyms, words that say nothing, distress, pins."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction

from search import desk
from search.models import Pin, Synonyms, WordList
from search.query import search


def test_expressions_that_mean_the_same_find_each_other(make_page, titles):
    make_page("Склониште за жене")
    assert titles("zaklon") == []
    Synonyms.objects.create(language="sr", expressions="склониште за жене\nзаклон")
    assert titles("zaklona") == ["Склониште за жене"]


def test_synonyms_need_two_expressions_that_differ():
    for expressions in ("жртва", "жртва\nžrtve", "\n".join(f"реч{n}" for n in range(99))):
        with pytest.raises(ValidationError):
            Synonyms(language="sr", expressions=expressions).clean()


def test_what_synonyms_would_change_is_seen_before_they_are_kept(make_page):
    make_page("Прихват")
    shown = desk.tried("azil", "sr", "азил\nприхват")
    assert (shown["now"], shown["then"]) == ([], ["Прихват"])
    assert not Synonyms.objects.filter(expressions__contains="прихват\n").exists()


def test_words_that_say_nothing_are_not_looked_for(make_page, titles):
    make_page("Обука")
    stop = WordList.objects.get(purpose="stop", language="sr")
    stop.words += "\nдакле"
    stop.save()
    assert titles("dakle obuka") == ["Обука"]


def test_a_pinned_page_comes_first_for_what_was_asked_and_only_for_who_may_see_it(
    make_page, nobody, committed
):
    make_page("Обука за обуку", "обука")
    pinned = make_page("Пријава", "за курс")
    Pin.objects.create(questions="обука\nobuke za početnike", page=pinned)
    found = search("OBUKE", nobody, "sr")
    assert [hit.object.title for hit in found.pins] == ["Пријава"]
    assert search("obuka plan", nobody, "sr").pins == []
    with committed():
        PageViewRestriction.objects.create(page=pinned, restriction_type="login")
    assert search("obuka", nobody, "sr").pins == []


def test_what_a_pin_would_change_is_seen_before_it_is_kept_and_what_taking_it_away_would(make_page):
    make_page("Обука за обуку", "обука")
    page = make_page("Пријава", "за курс")
    shown = desk.tried("obuka", "sr", page=page, questions="обука")
    assert (shown["now"][0], shown["then"][0]) == ("Обука за обуку", "Пријава")
    pin = Pin.objects.create(questions="обука", page=page)
    shown = desk.tried("obuka", "sr", page=page, questions="курс", pin=pin)
    assert (shown["now"][0], shown["then"][0]) == ("Пријава", "Обука за обуку")
    assert "questions=" in pin.tried
    assert f"page={page.pk}" in pin.tried


def test_a_list_of_words_is_tried_in_place_of_the_stored_one(make_page):
    make_page("Обука дакле")
    stop = WordList.objects.get(purpose="stop", language="sr")
    with_one = f"{stop.words}\nдакле"
    assert desk.tried("dakle xyzzy", "sr", stop_words=with_one, words=stop)["then"] == []
    assert "stop_words=" in stop.tried
    distress = WordList.objects.get(purpose="distress", language="sr")
    assert "distress=" in distress.tried

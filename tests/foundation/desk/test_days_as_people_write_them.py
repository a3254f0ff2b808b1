"""A day is typed and shown in the desk as people write it, and never becomes another in silence."""

import datetime
import json

import pytest
from django import forms
from django.utils import translation
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from foundation.minute import MinuteFormField
from foundation.templatetags.components import desk_time

DAY = datetime.date(2027, 1, 5)


@pytest.mark.parametrize("language", ["sr", "sr-latn", "en"])
@pytest.mark.parametrize("typed", ["2027-01-05", "05.01.2027.", "5.1.2027.", "5.1.2027"])
def test_a_day(language, typed):
    with translation.override(language):
        assert forms.DateField(widget=AdminDateInput()).clean(typed) == DAY
        assert MinuteFormField().clean(f"{typed} 10:30").date() == DAY


@pytest.mark.parametrize("typed", ["5. 1. 2027.", "5. 1. 2027"])
def test_a_day_with_spaces_as_grammar_books_write_it(typed):
    with translation.override("sr"):
        assert forms.DateField().clean(typed) == DAY


def test_in_english_the_day_stands_before_the_month():
    with translation.override("en"):
        for typed in ("05/01/2027", "5 January 2027"):
            assert forms.DateField().clean(typed) == DAY


@pytest.mark.parametrize("kind", [AdminDateInput, AdminTimeInput, AdminDateTimeInput])
def test_no_calendar_puts_today_in_the_place_of_what_it_can_not_read(kind):
    attrs = kind().get_context("day", None, {"id": "day"})["widget"]["attrs"]
    assert json.loads(attrs["data-desk-with"])[0]["validateOnBlur"] is False


SHOWN = {
    "sr": ("05.01.2027.", "05.01.2027 10:30"),
    "sr-latn": ("05.01.2027.", "05.01.2027 10:30"),
    "en": ("05/01/2027", "05/01/2027 10:30"),
}


@pytest.mark.parametrize("language", SHOWN)
def test_a_day_that_is_kept_is_shown_so_and_read_again(language):
    moment = datetime.datetime.combine(DAY, datetime.time(10, 30))
    day, minute = SHOWN[language]
    with translation.override(language):
        assert AdminDateInput().format_value(DAY) == day
        assert AdminDateTimeInput().format_value(moment) == minute
        assert desk_time(DAY) == day
        assert AdminTimeInput().format_value(moment.time()) == "10:30"
        assert forms.DateField().clean(day) == DAY
        assert MinuteFormField().clean(minute).strftime("%H:%M") == "10:30"


@pytest.mark.parametrize("language", SHOWN)
def test_its_calendar_writes_and_reads_what_is_shown(language):
    with translation.override(language):
        kinds = [AdminDateInput, AdminTimeInput, AdminDateTimeInput]
        day, time, minute = (kind().get_config()["format"] for kind in kinds)
    assert day == {"en": "d/m/Y"}.get(language, "d.m.Y.")
    assert time == "H:i"
    # It cuts at each sign that is no digit, and counts the pieces: no two beside each other.
    assert minute == {"en": "d/m/Y H:i"}.get(language, "d.m.Y H:i")

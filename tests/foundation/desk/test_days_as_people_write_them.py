"""A day is typed in the desk as people write it, and never becomes another one in silence."""

import datetime
import json

import pytest
from django import forms
from django.utils import translation
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

from foundation.minute import MinuteFormField

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

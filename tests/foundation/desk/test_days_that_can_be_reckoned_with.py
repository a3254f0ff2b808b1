"""No form takes a day or a moment beyond which a computer can't reckon."""

import datetime

import pytest
from django import forms
from django.core.exceptions import ValidationError

from foundation.minute import MinuteFormField

FIELDS = [forms.DateField, forms.DateTimeField, MinuteFormField]


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("year", ["0001", "1899", "3000", "9999"])
def test_a_year_that_nobody_means_is_refused(kind, year):
    with pytest.raises(ValidationError) as refused:
        kind().clean(f"{year}-01-01")
    assert [error.code for error in refused.value.error_list] == ["year"]


@pytest.mark.parametrize("kind", FIELDS)
@pytest.mark.parametrize("day", ["1900-01-01", "2015-02-27", "2999-12-31"])
def test_every_other_is_taken(kind, day):
    taken = kind().clean(day)
    assert taken.strftime("%Y-%m-%d") == day
    assert taken + datetime.timedelta(days=366) > taken


@pytest.mark.parametrize("kind", FIELDS)
def test_none_may_be_left_out(kind):
    assert kind(required=False).clean("") is None

"""Which days and moments a form takes: those that can be reckoned with.

The first and the last days that a computer can name have no day before or after them, and no hour
in another time zone: whatever is reckoned from them breaks, long after the form took them.
"""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

FIRST_YEAR, LAST_YEAR = 1900, 2999


def can_be_reckoned_with(day: datetime.date) -> None:
    """Refuse a day or a moment of a year that nobody can mean. Raises ``ValidationError``."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        words = _("Write a year from %(first)s to %(last)s.")
        raise ValidationError(words % {"first": FIRST_YEAR, "last": LAST_YEAR}, code="year")


def connect() -> None:
    """Let every field of every form that takes a day or a moment ask."""
    for field in (forms.DateField, forms.DateTimeField):
        field.default_validators = [*field.default_validators, can_be_reckoned_with]

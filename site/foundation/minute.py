"""A minute on the clock of Belgrade, whoever enters or reads it and wherever."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

BELGRADE = ZoneInfo("Europe/Belgrade")


def at_belgrade(naive: datetime) -> datetime:
    """Return the instant at which clocks in Belgrade show ``naive``, cut to the minute.

    Raises ``ValidationError`` for a time that they leave out in spring or show twice in autumn.
    """
    minute = naive.replace(second=0, microsecond=0, tzinfo=None)
    earlier, later = (minute.replace(tzinfo=BELGRADE, fold=fold) for fold in (0, 1))
    if earlier.utcoffset() == later.utcoffset():
        return earlier
    if earlier.utcoffset() < later.utcoffset():  # type: ignore[operator]
        raise ValidationError(
            _("Clocks go forward that night and leave this time out. Choose an hour later."),
            code="nonexistent",
        )
    raise ValidationError(
        _("Clocks go back that night and show this time twice. Choose another time."),
        code="double",
    )


def in_belgrade(instant: datetime) -> datetime:
    """Return ``instant`` as clocks in Belgrade show it, without a zone."""
    return timezone.make_naive(instant, BELGRADE)


class MinuteFormField(forms.DateTimeField):
    """Takes and shows the time of Belgrade, whatever zone an editor's account has."""

    def to_python(self, value: Any) -> datetime | None:
        """Return the instant that was written."""
        if isinstance(value, datetime) and value.tzinfo:
            return value
        with timezone.override(timezone.get_fixed_timezone(timedelta(0))):
            # Read as it is written: which instant that is, Belgrade says.
            parsed: datetime | None = super().to_python(value)
        return None if parsed is None else at_belgrade(parsed.replace(tzinfo=None))

    def prepare_value(self, value: Any) -> Any:
        """Return what an editor reads."""
        return in_belgrade(value) if isinstance(value, datetime) and value.tzinfo else value


class MinuteField(models.DateTimeField):
    """An instant that is entered as a minute in Belgrade."""

    def formfield(self, **kwargs: Any) -> Any:
        """Return the field of a form."""
        return super().formfield(**{"form_class": MinuteFormField, **kwargs})

    def deconstruct(self) -> Any:
        """Look like a plain date with time: migrations need know no more."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DateTimeField", args, kwargs

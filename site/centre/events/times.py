"""When an event is: days and times on the clocks of Belgrade, as people there will read them.

Times are kept as they are announced, not as instants: should the rules of summer time change, an
event still begins when the clock shows what was printed.
"""

from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from foundation import moment
from foundation.minute import BELGRADE, at_belgrade, in_belgrade


class Timed(models.Model):
    """Mixin of a page type: first and last day, and times of day unless it takes whole days."""

    starts_on = models.DateField(gettext_lazy("first day"), db_index=True)
    starts_at = models.TimeField(
        gettext_lazy("begins at (Belgrade time)"),
        null=True,
        blank=True,
        help_text=gettext_lazy("Leave it empty for an event that takes whole days."),
    )
    ends_on = models.DateField(
        gettext_lazy("last day"),
        blank=True,
        db_index=True,
        help_text=gettext_lazy("Leave it empty for an event of one day."),
    )
    ends_at = models.TimeField(gettext_lazy("ends at (Belgrade time)"), null=True, blank=True)

    class Meta:
        abstract = True
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on"))
                | Q(ends_on=F("starts_on"), ends_at=None)
                | Q(ends_on=F("starts_on"), ends_at__gte=F("starts_at")),
                name="%(app_label)s_%(class)s_ends_after_it_begins",
                violation_error_message=gettext_lazy("It ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None)
                | Q(starts_at__isnull=False, ends_at__isnull=False)
                | Q(starts_at__isnull=False, ends_at=None, ends_on=F("starts_on")),
                name="%(app_label)s_%(class)s_times_belong_together",
                violation_error_message=gettext_lazy(
                    "Say when it begins and when it ends, or leave both times empty."
                ),
            ),
        )

    def fill_last_day(self) -> None:
        """Make an event that names no last day end on its first."""
        self.ends_on = self.ends_on or self.starts_on

    def clean(self) -> None:
        """Refuse a time that clocks leave out or show twice."""
        super().clean()
        errors = {}
        for name, day, clock in (
            ("starts_at", self.starts_on, self.starts_at),
            ("ends_at", self.ends_on, self.ends_at),
        ):
            if day and clock:
                try:
                    at_belgrade(datetime.combine(day, clock))
                except ValidationError as refused:
                    errors[name] = refused
        if errors:
            raise ValidationError(errors)

    @property
    def all_day(self) -> bool:
        """Say whether it takes whole days."""
        return self.starts_at is None

    @property
    def begins(self) -> date | datetime:
        """The first day, or the instant at which it begins."""
        return _moment(self.starts_on, self.starts_at)

    @property
    def ends(self) -> date | datetime | None:
        """The last day, or the instant at which it ends; ``None`` where nobody said."""
        if self.starts_at is not None and self.ends_at is None:
            return None
        return _moment(self.ends_on, self.ends_at)

    @property
    def is_past(self) -> bool:
        """Say whether it is over."""
        today, clock = _now()
        over_today = self.ends_at is not None and self.ends_at <= clock
        return self.ends_on < today or (self.ends_on == today and over_today)

    @property
    def when(self) -> str:
        """Its days and times, as they are said in the language that is active."""
        if self.starts_on == self.ends_on:
            return _with_times(long_day(self.starts_on), self.starts_at, self.ends_at)
        if self.all_day:
            return _days(self.starts_on, self.ends_on)
        first = _with_times(long_day(self.starts_on), self.starts_at, None)
        return f"{first} – {_with_times(long_day(self.ends_on), self.ends_at, None)}"


def over() -> Q:
    """Return the condition that an event is over."""
    today, clock = _now()
    return Q(ends_on__lt=today) | Q(ends_on=today, ends_at__lte=clock)


def begun() -> Q:
    """Return the condition that an event goes on, or is over."""
    today, clock = _now()
    on_the_day = Q(starts_at=None) | Q(starts_at__lte=clock)
    return Q(starts_on__lt=today) | (Q(starts_on=today) & on_the_day)


def long_day(day: date) -> str:
    """Return a whole date: 12. јуна 2026. or 12 June 2026."""
    return formatted(day, pgettext("date format", "j F Y"))


def listed(*parts: str) -> str:
    """Return what there is of ``parts`` with commas between: a date loses its full stop there."""
    there = [part for part in parts if part]
    return ", ".join([*(part.removesuffix(".") for part in there[:-1]), *there[-1:]])


def _now() -> tuple[date, time]:
    here = in_belgrade(moment.now())
    return here.date(), here.time()


def _moment(day: date, clock: time | None) -> date | datetime:
    return day if clock is None else datetime.combine(day, clock, BELGRADE)


def _with_times(day: str, start: time | None, end: time | None) -> str:
    if start is None:
        return day
    names = {"day": day, "start": f"{start:%H:%M}", "end": f"{end:%H:%M}" if end else ""}
    # Translators: a day with the time at which something begins, and ends.
    return _("%(day)s, %(start)s–%(end)s") % names if end else _("%(day)s, %(start)s") % names


def _days(first: date, last: date) -> str:
    """Return the days from ``first`` to ``last``, saying once what they have in common."""
    if first.year != last.year:
        return f"{long_day(first)} – {long_day(last)}"
    if first.month != last.month:
        # Translators: Django's date format for a day whose year follows later.
        return f"{formatted(first, pgettext('date format', 'j F'))} – {long_day(last)}"
    return f"{first.day}–{long_day(last)}"

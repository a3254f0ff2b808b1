"""The staff's development of a year as a table to take away."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from foundation.script import in_current
from foundation.tables import to_csv, to_xlsx

from .models import DevelopmentPlan, DevelopmentRecord


def columns() -> list[str]:
    """Return the headings, in the language and script that are written now."""
    words = [
        _("Employee"),
        _("Adopted on"),
        _("Need"),
        _("Kind"),
        _("Training"),
        _("Hours planned"),
        _("By when"),
        _("Ended on"),
        _("Who held it"),
        _("Hours done"),
        _("Verified on"),
    ]
    return [in_current(word) for word in words]


def rows(year: int) -> Iterator[dict[str, Any]]:
    """Yield a row for each planned training and each that was not planned."""
    records = DevelopmentRecord.objects.order_by("ended_on", "pk")
    plans = DevelopmentPlan.objects.filter(year=year).select_related("employee")
    plans = plans.prefetch_related("items", Prefetch("records", records))
    for plan in plans.order_by("employee__name"):
        took_place = list(plan.records.all())
        for item in plan.items.all():
            yield from _rows(plan, item, [each for each in took_place if each.item_id == item.pk])
        yield from _rows(plan, None, [each for each in took_place if each.item_id is None])


def _rows(plan: DevelopmentPlan, item: Any, records: list[Any]) -> Iterator[dict[str, Any]]:
    for record in records or ([None] if item else []):
        about = item or record
        cells = [
            plan.employee.name,
            _day(plan.adopted_at),
            item.need if item else _("not planned"),
            about.get_kind_display(),
            about.training,
            item.hours if item else "",
            _day(item.due) if item else "",
            _day(record.ended_on) if record else "",
            record.provider if record else "",
            record.hours if record else "",
            _day(record.verified_at) if record else "",
        ]
        written = [in_current(str(c)) if not isinstance(c, int) else c for c in cells]
        yield dict(zip(columns(), written, strict=True))


def _day(value: Any) -> str:
    return value.strftime("%Y-%m-%d") if value else ""


def as_csv(year: int) -> bytes:
    """Return the year as CSV."""
    return to_csv(columns(), rows(year))


def as_xlsx(year: int) -> bytes:
    """Return the year as a workbook."""
    title = in_current(_("Staff development %(year)s") % {"year": year})
    return to_xlsx(columns(), rows(year), title=title)

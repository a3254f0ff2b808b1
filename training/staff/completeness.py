"""How far activities 3.2.1–3.2.3 of the work plan are done, as it may be shown to anybody."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foundation.withholding import divided, total_told

from .models import DevelopmentItem, DevelopmentPlan, DevelopmentRecord, Employee, Kind

EXTERNAL, INTERNAL, PLANS = "3.2.1", "3.2.2", "3.2.3"
LABELS: dict[str, str | Promise] = {
    EXTERNAL: gettext_lazy("External trainings"),
    INTERNAL: gettext_lazy("Internal trainings"),
    PLANS: gettext_lazy("Adopted plans of employees"),
}


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is done of what should be. ``hours`` are those of verified trainings."""

    activity: str
    done: int
    of: int
    hours: int = 0
    people: int = 0

    @property
    def label(self) -> str | Promise:
        """What is counted."""
        return LABELS[self.activity]

    @property
    def share(self) -> int:
        """The share that is done, in per cent."""
        return round(100 * self.done / self.of) if self.of else 0

    @property
    def is_of_few(self) -> bool:
        """Whether all of it together is of too few to say anything."""
        return any(total_told({"": count}) is None for count in (self.of, self.people))

    @property
    def is_told(self) -> bool:
        """Whether neither those who are counted nor those who are missing are few."""
        parts = divided({"done": self.done, "missing": self.of - self.done}, ("done", "missing"))
        return not self.is_of_few and all(part.is_one for part in parts)

    @property
    def told(self) -> str:
        """What may be said of it to anybody.

        Where few are done or few are missing it is not said which of both: with the number of all
        beside it, "a few" alone would leave one value or two (``foundation.withholding``).
        """
        words = {"done": self.done, "of": self.of}
        if self.of == 0:
            return _("nothing is planned yet")
        if self.is_of_few:
            return _("too few people to be counted here")
        if self.is_told:
            return _("%(done)s of %(of)s") % words
        return _("some of %(of)s: how many is withheld") % words


def employed_in(year: int) -> Q:
    """Return the condition that somebody is employed on some day of ``year``."""
    return Q(employed_from__year__lte=year) & (
        Q(employed_until=None) | Q(employed_until__year__gte=year)
    )


def completeness(year: int) -> list[Completeness]:
    """Return how far each of the three activities is done in ``year``, in four queries."""
    adopted = DevelopmentPlan.objects.filter(year=year, adopted_at__isnull=False)
    employees = Employee.objects.filter(employed_in(year)).count()
    return [
        _trainings(EXTERNAL, Kind.EXTERNAL, year),
        _trainings(INTERNAL, Kind.INTERNAL, year),
        Completeness(PLANS, adopted.filter(employee__in=_employees(year)).count(), employees),
    ]


def _employees(year: int) -> QuerySet[Employee, Any]:
    return Employee.objects.filter(employed_in(year)).values("pk")


def _trainings(activity: str, kind: Kind, year: int) -> Completeness:
    records = DevelopmentRecord.objects.filter(verified_at__isnull=False)
    items = DevelopmentItem.objects.filter(
        plan__year=year, plan__adopted_at__isnull=False, kind=kind
    ).annotate(is_done=Exists(records.filter(item=OuterRef("pk"))))
    counted = items.aggregate(
        of=Count("pk"),
        done=Count("pk", filter=Q(is_done=True)),
        people=Count("plan__employee", distinct=True),
    )
    hours = records.filter(plan__year=year, kind=kind).aggregate(hours=Sum("hours"))["hours"] or 0
    return Completeness(activity, counted["done"], counted["of"], hours, counted["people"])


def years() -> list[int]:
    """Return the years of which there is an adopted plan, newest first."""
    adopted = DevelopmentPlan.objects.filter(adopted_at__isnull=False)
    return list(adopted.order_by("-year").values_list("year", flat=True).distinct())

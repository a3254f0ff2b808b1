"""That somebody wants a seat in a group, and what was decided."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from portal.api import Sector

from ...people.models import Person
from .cohort import Cohort


class Application(models.Model):
    """One application for a seat. ``number`` is its place in the order of its group, given inside
    the transaction that stores it; the waiting list is the waiting applications in that order.

    Institution and sector are kept as they were when it was sent. Who decides is never who applies.
    """

    class State(models.TextChoices):
        """What became of it."""

        PENDING = "pending", _("waits for a decision")
        ACCEPTED = "accepted", _("accepted")
        WAITING = "waiting", _("on the waiting list")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    OPEN = (State.PENDING, State.ACCEPTED, State.WAITING)

    cohort = models.ForeignKey(
        Cohort, verbose_name=_("group"), on_delete=models.PROTECT, related_name="applications"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="applications"
    )
    number = models.PositiveIntegerField(_("number"), editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.PENDING
    )
    institution = models.CharField(_("institution"), max_length=200)
    sector = models.CharField(_("sector"), max_length=12, choices=Sector.choices)
    language = models.CharField(
        _("language"), max_length=8, default="sr", help_text=_("In which letters are sent.")
    )
    submitted_at = models.DateTimeField(_("sent"))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering: ClassVar[list[str]] = ["cohort", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["cohort", "number"], name="training_application_number"
            ),
            models.UniqueConstraint(
                fields=["cohort", "person"],
                condition=Q(state__in=["pending", "accepted", "waiting"]),
                name="training_one_open_application",
            ),
            models.CheckConstraint(
                condition=Q(state="pending", decided_at=None, decided_by=None)
                | (
                    Q(state__in=["accepted", "waiting", "refused"], decided_at__isnull=False)
                    & ~Q(reason="")
                )
                | Q(state="withdrawn"),
                name="training_decision_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    number__gte=1,
                    sector__in=Sector.values,
                    language__in=["sr", "sr-latn", "en"],
                ),
                name="training_application_values_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} · {self.person}"

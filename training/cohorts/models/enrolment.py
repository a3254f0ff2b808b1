"""Who is in which group, from when until when."""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ...people.models import Person
from .application import Application
from .cohort import Cohort


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    """Asks about enrolments."""

    def open_at(self, moment: datetime) -> "EnrolmentQuerySet":
        """Keep the enrolments that open their course at ``moment``: who finished may still read."""
        return self.filter(
            Q(active_until=None) | Q(active_until__gt=moment),
            state__in=[Enrolment.State.ACTIVE, Enrolment.State.COMPLETED],
            active_from__lte=moment,
            cohort__cancelled_at=None,
        )


class Enrolment(models.Model):
    """That a person has a seat in a group. It opens the group's course in every language, inside
    its dates.

    Who is certified again joins another group, and so has another row. ``seat`` is a number from 1
    to the group's capacity that nobody else in the group holds: the database then needs to count
    nobody. It is given back by withdrawing. When lessons open and close changes only together with
    ``change``, the entry of the journal that says why.
    """

    class State(models.TextChoices):
        """Whether the enrolment stands."""

        ACTIVE = "active", _("active")
        COMPLETED = "completed", _("completed")
        WITHDRAWN = "withdrawn", _("withdrawn")

    cohort = models.ForeignKey(
        Cohort, verbose_name=_("group"), on_delete=models.PROTECT, related_name="enrolments"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="enrolments"
    )
    application = models.OneToOneField(
        Application,
        verbose_name=_("application"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="enrolment",
    )
    seat = models.PositiveSmallIntegerField(_("seat"), null=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.ACTIVE)
    active_from = models.DateTimeField(_("open from"), default=timezone.now)
    active_until = models.DateTimeField(
        _("open until"), null=True, blank=True, help_text=_("Empty: without an end.")
    )
    ended_at = models.DateTimeField(
        _("completed or withdrawn"), null=True, blank=True, editable=False
    )

    change = models.ForeignKey(
        "training.TrainingEvent",
        verbose_name=_("last change"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering: ClassVar[list[str]] = ["cohort", "person"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["cohort", "person"],
                name="training_in_a_cohort_once",
                violation_error_message=_("This person is in this group already."),
            ),
            models.UniqueConstraint(
                fields=["cohort", "seat"],
                name="training_one_person_a_seat",
                violation_error_message=_("Somebody has this seat."),
            ),
            models.CheckConstraint(
                condition=Q(active_until=None) | Q(active_until__gt=F("active_from")),
                name="training_enrolment_ends_after_it_begins",
                violation_error_message=_("The end must be after the beginning."),
            ),
            models.CheckConstraint(
                condition=Q(state="active", ended_at=None, seat__isnull=False, seat__gte=1)
                | Q(state="completed", ended_at__isnull=False, seat__isnull=False, seat__gte=1)
                | Q(state="withdrawn", ended_at__isnull=False, seat=None),
                name="training_enrolment_state_agrees",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.cohort}"

    @property
    def course_id(self) -> int:
        """The key of the course's page in the original language."""
        return self.cohort.edition.course_id

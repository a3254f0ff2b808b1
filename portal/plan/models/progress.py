"""What was done of a plan, who says so, and what shows it: rows that are only added."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, Panel

from foundation.append_only import AppendOnly


class State(models.TextChoices):
    """Where an activity or a measure stands, as somebody reports it."""

    NOT_STARTED = "not-started", _("Not started")
    UNDER_WAY = "under-way", _("Under way")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")
    CARRIED_OVER = "carried-over", _("Carried over")


class Reported(models.Model):
    """What a report of a state says, whoever sends it."""

    state = models.CharField(_("state"), max_length=20, choices=State.choices)
    as_of = models.DateField(_("true on"), help_text=_("The day for which this is said."))
    basis = models.TextField(
        _("on what basis"),
        max_length=800,
        help_text=_("What was done and how it is known, without anything that points at a person."),
    )
    source_title = models.CharField(
        _("evidence elsewhere: its title"),
        max_length=200,
        blank=True,
        help_text=_("What is published on this site and linked to the activity counts by itself."),
    )
    source_url = models.URLField(_("evidence elsewhere: its address"), blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a day to come, and evidence that can't be looked up."""
        super().clean()
        errors: dict[str, Any] = {}
        if self.as_of and self.as_of > timezone.localdate():
            errors["as_of"] = _("This day has not come yet.")
        if bool(self.source_title) != bool(self.source_url):
            wanting = "source_url" if self.source_title else "source_title"
            errors[wanting] = _("Evidence needs a title and an address.")
        if errors:
            raise ValidationError(errors)


def source_is_whole(name: str) -> models.CheckConstraint:
    """Return the constraint that evidence elsewhere has a title and an address, or neither."""
    whole = Q(source_title="", source_url="") | (Q(source_title__gt="") & Q(source_url__gt=""))
    return models.CheckConstraint(condition=whole, name=f"portal_{name}_source_is_whole")


def is_a_state(name: str) -> models.CheckConstraint:
    """Return the constraint that the state is one of those that there are."""
    return models.CheckConstraint(
        condition=Q(state__in=State.values), name=f"portal_{name}_is_a_state"
    )


class StatusReport(Reported, AppendOnly):
    """That somebody says where an activity (or a measure) stood on a day.

    The last one counts, the others are its history. ``plan`` is the plan of what it is about;
    ``entered_by`` is the account that wrote it, and nobody's where code did.
    """

    plan = models.ForeignKey(
        "portal.PlanPage",
        models.PROTECT,
        related_name="+",
        verbose_name=_("plan"),
        editable=False,
    )
    activity = models.ForeignKey(
        "portal.Activity",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="status_reports",
        verbose_name=_("activity"),
        limit_choices_to={"locale__language_code": "sr"},
    )
    measure = models.ForeignKey(
        "portal.Measure",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="status_reports",
        verbose_name=_("measure"),
    )
    said_by = models.CharField(
        _("who says so"),
        max_length=200,
        help_text=_("An office, not a person's name: the Centre's coordination service, IOM …"),
    )
    said_by_en = models.CharField(
        _("who says so (English)"), max_length=200, blank=True, default="", db_default=""
    )
    basis_en = models.TextField(_("on what basis (English)"), max_length=800, blank=True)
    source_title_en = models.CharField(
        _("evidence elsewhere: its title (English)"),
        max_length=200,
        blank=True,
        default="",
        db_default="",
    )
    said_at = models.DateTimeField(_("said at"), default=timezone.now, editable=False)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("entered by"),
    )

    access_parent = "plan"
    bumps_generation = True
    panels: ClassVar[list[Panel]] = [
        HelpPanel(
            _("A report is kept as it is made. What proves wrong is put right by another report.")
        ),
        FieldRowPanel([FieldPanel("activity"), FieldPanel("measure")]),
        FieldRowPanel([FieldPanel("state"), FieldPanel("as_of")]),
        FieldPanel("said_by"),
        FieldPanel("said_by_en"),
        FieldPanel("basis"),
        FieldPanel("basis_en"),
        MultiFieldPanel(
            [FieldPanel("source_title"), FieldPanel("source_title_en"), FieldPanel("source_url")],
            heading=_("Evidence elsewhere"),
        ),
    ]

    class Meta:
        verbose_name = _("report of a state")
        verbose_name_plural = _("reports of states")
        ordering: ClassVar[list[str]] = ["-said_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            is_a_state("status"),
            source_is_whole("status"),
            models.CheckConstraint(
                condition=Q(activity=None, measure__isnull=False)
                | Q(activity__isnull=False, measure=None),
                name="portal_status_is_about_one_thing",
                violation_error_message=_("Choose an activity or a measure, and not both."),
            ),
            models.CheckConstraint(
                condition=~Q(said_by="") & ~Q(basis=""), name="portal_status_says_who_and_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity or self.measure}: {self.get_state_display()}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row, in the plan of what it is about."""
        about: Any = self.activity or self.measure
        if about is not None:
            self.plan_id = about.plan_id
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Refuse a title in English of evidence that isn't named."""
        super().clean()
        if self.source_title_en and not self.source_title:
            raise ValidationError({"source_title": _("Evidence needs a title and an address.")})

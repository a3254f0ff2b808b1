"""Reports of partners: a link opens their form, and somebody of the Centre decides about each."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel

from foundation import moment
from foundation.minute import MinuteField

from .progress import Reported, StatusReport, is_a_state, source_is_whole


class PartnerLink(models.Model):
    """An address with which a holder of activities reports on them, without an account, until it
    expires or is revoked. Whom at the partner's it was given to is not kept.
    """

    # No page of a reader shows it.
    bumps_generation = False
    plan = models.ForeignKey(
        "portal.PlanPage",
        models.CASCADE,
        related_name="+",
        verbose_name=_("plan"),
        limit_choices_to={"locale__language_code": "sr"},
    )
    holder = models.ForeignKey(
        "portal.Holder", models.PROTECT, related_name="+", verbose_name=_("partner")
    )
    expires_at = MinuteField(_("valid until (Belgrade time)"))
    is_revoked = models.BooleanField(_("revoked"), default=False)
    created_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)

    access_parent = "plan"
    panels: ClassVar[list[Panel]] = [
        FieldRowPanel([FieldPanel("plan"), FieldPanel("holder")]),
        FieldPanel("expires_at"),
        FieldPanel("is_revoked"),
    ]

    class Meta:
        verbose_name = _("partner's link")
        verbose_name_plural = _("partners' links")
        ordering: ClassVar[list[str]] = ["-created_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")),
                name="portal_partner_link_expires_later",
                violation_error_message=_("It must expire later than now."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.holder} · {self.plan}"

    @property
    def is_open(self) -> bool:
        """Whether it opens the form now."""
        return not self.is_revoked and self.expires_at > moment.now()

    def clean(self) -> None:
        """Refuse a link for somebody who holds nothing in the plan."""
        super().clean()
        if self.plan_id and self.holder_id:
            activities = self.plan.activities.filter(holder_links__holder=self.holder_id)
            if not activities.exists():
                raise ValidationError({"holder": _("This plan gives that partner no activity.")})


class Decision(models.TextChoices):
    """What became of a partner's report."""

    WAITING = "waiting", _("Waits for a decision")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")


class PartnerStatement(Reported):
    """What a partner reported. It is public only as the report that somebody made of it."""

    # No page of a reader shows it.
    bumps_generation = False
    link = models.ForeignKey(PartnerLink, models.PROTECT, related_name="statements")
    activity = models.ForeignKey(
        "portal.Activity", models.PROTECT, related_name="+", verbose_name=_("activity")
    )
    sent_at = models.DateTimeField(_("sent"), default=timezone.now, editable=False)
    decision = models.CharField(
        _("decision"), max_length=10, choices=Decision.choices, default=Decision.WAITING
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    report = models.OneToOneField(
        StatusReport, models.PROTECT, null=True, editable=False, related_name="statement"
    )

    access_parent = "link"

    class Meta:
        verbose_name = _("partner's report")
        verbose_name_plural = _("partners' reports")
        ordering: ClassVar[list[str]] = ["sent_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            is_a_state("statement"),
            source_is_whole("statement"),
            models.CheckConstraint(
                condition=Q(
                    decision=Decision.WAITING, decided_by=None, decided_at=None, report=None
                )
                | Q(
                    decision=Decision.ACCEPTED,
                    decided_by__isnull=False,
                    decided_at__isnull=False,
                    report__isnull=False,
                )
                | (
                    Q(
                        decision=Decision.DECLINED,
                        decided_by__isnull=False,
                        decided_at__isnull=False,
                        report=None,
                    )
                    & ~Q(reason="")
                ),
                name="portal_statement_is_decided_whole",
                violation_error_message=_("Who declines says why."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.link.holder}: {self.activity}"

"""What a community tells that it did. Nobody's name is asked, and nothing is public before an
editor says so.
"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from foundation.models import SiteImage
from foundation.models.media import private_storage
from portal.api import Municipality, municipality


class ActivityKind(models.TextChoices):
    """What was done."""

    WORKSHOP = "workshop", _("Workshop or talk")
    SCHOOL = "school", _("Work in a school")
    PUBLIC = "public", _("Stand or event in public")
    MATERIAL = "material", _("Posters and leaflets put up or given out")
    MEDIA = "media", _("Radio, television or newspapers")
    NETWORKS = "networks", _("Social networks")
    MEETING = "meeting", _("Meeting of institutions")
    OTHER = "other", _("Something else")


class Reach(models.TextChoices):
    """About how many people heard or saw it: a band, since nobody counts an audience."""

    UNKNOWN = "unknown", _("not known")
    TO_50 = "to-50", _("up to 50")
    TO_200 = "to-200", _("51 to 200")
    TO_1000 = "to-1000", _("201 to 1,000")
    TO_5000 = "to-5000", _("1,001 to 5,000")
    MORE = "more", _("more than 5,000")


class Status(models.TextChoices):
    """Where a report stands."""

    WAITING = "waiting", _("waiting")
    APPROVED = "approved", _("approved")
    REJECTED = "rejected", _("rejected")


def _random_name(report: "CommunityReport", name: str) -> str:
    return f"reports/{uuid.uuid4()}.jpg"


class CommunityReport(models.Model):
    """One thing that a community did for a campaign.

    A picture waits as a private file. With approval it becomes a picture of the site; until then
    there is nothing that could be served.
    """

    campaign = models.ForeignKey(
        "centre.CampaignPage",
        models.CASCADE,
        related_name="reports",
        verbose_name=_("campaign"),
        limit_choices_to={"locale__language_code": "sr"},
    )
    municipality_code = models.SlugField(_("municipality"), max_length=40, db_index=False)
    held_on = models.DateField(_("day"))
    kind = models.CharField(_("what was done"), max_length=12, choices=ActivityKind.choices)
    reach = models.CharField(
        _("how many it reached"), max_length=12, choices=Reach.choices, default=Reach.UNKNOWN
    )
    organiser = models.CharField(_("who did it"), max_length=120)
    text = models.TextField(_("in a few sentences"), max_length=800)
    waiting_picture = models.FileField(
        _("picture that waits"),
        upload_to=_random_name,
        storage=private_storage,
        blank=True,
        editable=False,
    )
    consent = models.BooleanField(_("consent to the picture"), default=False)
    picture = models.ForeignKey(
        SiteImage,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_alt = models.CharField(_("what the picture shows"), max_length=200, blank=True)
    status = models.CharField(
        _("status"), max_length=8, choices=Status.choices, default=Status.WAITING, db_index=True
    )
    received_at = models.DateTimeField(_("received at"), default=timezone.now, editable=False)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True, editable=False)
    # People are never deleted from under what they decided: their accounts are closed.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("decided by"),
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    access_parent = "campaign"

    class Meta:
        verbose_name = _("report of a community")
        verbose_name_plural = _("reports of communities")
        ordering = ("-held_on", "-pk")
        permissions = [("decide_report", "Can decide about reports of communities")]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(status="waiting", decided_at=None, decided_by=None)
                | Q(
                    status__in=("approved", "rejected"),
                    decided_at__isnull=False,
                    decided_by__isnull=False,
                ),
                name="centre_report_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(status="rejected", reason=""),
                name="centre_report_rejected_with_reason",
                violation_error_message=_("Say why it is rejected."),
            ),
            models.CheckConstraint(
                condition=Q(waiting_picture="") | Q(status="waiting", consent=True),
                name="centre_report_picture_waits_with_consent",
            ),
            models.CheckConstraint(
                condition=Q(picture=None) | (Q(status="approved", consent=True)),
                name="centre_report_picture_approved",
            ),
            models.CheckConstraint(
                condition=~Q(picture_alt="") | Q(waiting_picture="", picture=None),
                name="centre_report_picture_described",
                violation_error_message=_("Say what the picture shows."),
            ),
            models.CheckConstraint(
                condition=~Q(municipality_code="") & ~Q(organiser="") & ~Q(text=""),
                name="centre_report_says_who_where_what",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ActivityKind.values)
                & Q(reach__in=Reach.values)
                & Q(status__in=Status.values),
                name="centre_report_known_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place_name}, {date_format(self.held_on, 'SHORT_DATE_FORMAT')}"

    @staticmethod
    def visible_now() -> Q:
        """Return what must hold beside the campaign being visible: an editor approved it."""
        return Q(status=Status.APPROVED)

    def clean(self) -> None:
        """Refuse a place that is not on the list."""
        super().clean()
        if self.place is None:
            raise ValidationError({"municipality_code": _("Choose a municipality from the list.")})

    @property
    def waits(self) -> bool:
        """Whether nobody has decided yet, so that no reader sees it."""
        return self.status == Status.WAITING

    @property
    def place(self) -> Municipality | None:
        """The municipality."""
        return municipality(self.municipality_code)

    @property
    def place_name(self) -> str:
        """The municipality's name in the language that is active."""
        place = self.place
        return place.shown_name if place else self.municipality_code

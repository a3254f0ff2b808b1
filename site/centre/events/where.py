"""Where an event is and how to get there, in words: no map, and no other site, is asked."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class Attendance(models.TextChoices):
    """How one takes part."""

    ON_SITE = "on_site", _("in person")
    ONLINE = "online", _("online")
    BOTH = "both", _("in person or online")


class Where(models.Model):
    """Mixin of a page type: the place, the way to it, and who can move in it."""

    attendance = models.CharField(
        _("how one takes part"),
        max_length=8,
        choices=Attendance.choices,
        default=Attendance.ON_SITE,
    )
    venue = models.CharField(
        _("place"), max_length=120, blank=True, help_text=_("The building or the hall.")
    )
    address = models.CharField(_("address"), max_length=160, blank=True)
    follow_url = models.URLField(_("where it can be followed"), blank=True)
    directions = models.TextField(
        _("how to get there"),
        max_length=800,
        blank=True,
        help_text=_("In words that also help somebody who can't see a map: lines, stops, doors."),
    )
    venue_access = models.TextField(
        _("access for everybody"),
        max_length=800,
        blank=True,
        help_text=_("Steps, lifts, doors, toilets, hearing loop, interpreting, quiet room."),
    )
    contact = models.CharField(
        _("contact"),
        max_length=160,
        blank=True,
        help_text=_("Of an office, not of a person."),
    )

    where_panel: ClassVar[MultiFieldPanel] = MultiFieldPanel(
        [
            FieldPanel("attendance"),
            FieldRowPanel([FieldPanel("venue"), FieldPanel("address")]),
            FieldPanel("follow_url"),
            FieldPanel("directions"),
            FieldPanel("venue_access"),
            FieldPanel("contact"),
        ],
        heading=_("Where"),
    )

    class Meta:
        abstract = True

    @property
    def place(self) -> str:
        """Place and address in one line; nothing while nobody said."""
        return ", ".join(part for part in (self.venue, self.address) if part)

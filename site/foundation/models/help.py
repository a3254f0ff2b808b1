"""Where help is: the numbers every page shows, dated, and where the exit leads."""

from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable

# A number that nobody has called for longer may have changed hands.
CONFIRMED_FOR = timedelta(days=90)
telephone = RegexValidator(
    r"^\+?[0-9 ]{3,20}$", _("Write digits and spaces, with + for a country code.")
)


def default_exit() -> str:
    """Return where the exit leads until an editor sets it."""
    return str(settings.EXIT_URL)


@register_setting(icon="help")
class HelpSettings(BaseGenericSetting, ClusterableModel):
    """Help numbers with what they can do and the day somebody last confirmed them."""

    exit_url = models.URLField(
        _("exit leads to"),
        default=default_exit,
        help_text=_("An everyday page that nobody wonders about, such as the weather."),
    )
    checked_on = models.DateField(
        _("numbers confirmed on"),
        null=True,
        blank=True,
        help_text=_("The day somebody called each number."),
    )

    bumps_generation = True
    panels: ClassVar[list[Panel]] = [
        InlinePanel("numbers", label=_("Help number")),
        FieldPanel("checked_on"),
        FieldPanel("exit_url"),
    ]

    class Meta:
        verbose_name = _("Help line and exit")

    @classmethod
    def stored(cls) -> "HelpSettings":
        """Return what is stored, or the defaults unsaved: reading a page writes nothing."""
        return cls.objects.first() or cls()

    @property
    def is_confirmed(self) -> bool:
        """Tell whether somebody called the numbers within the last ``CONFIRMED_FOR``."""
        return self.checked_on is not None and (
            timezone.localdate() - self.checked_on <= CONFIRMED_FOR
        )


class HelpNumber(Orderable):
    """One number, and whether it can be called or written to."""

    settings = ParentalKey(HelpSettings, on_delete=models.CASCADE, related_name="numbers")
    label = models.CharField(_("label (Serbian, Cyrillic)"), max_length=80)
    label_en = models.CharField(_("label (English)"), max_length=80)
    number = models.CharField(_("number as read"), max_length=20, validators=[telephone])
    international = models.CharField(
        _("number as dialled"),
        max_length=20,
        validators=[telephone],
        help_text=_("For example +381…, or 192."),
    )
    can_call = models.BooleanField(_("can be called"), default=True)
    can_sms = models.BooleanField(_("takes text messages"), default=False)
    note = models.CharField(
        _("note (Serbian, Cyrillic)"),
        max_length=120,
        blank=True,
        default="",
        db_default="",
        help_text=_("When somebody answers, in which languages, whether it is free."),
    )
    note_en = models.CharField(
        _("note (English)"), max_length=120, blank=True, default="", db_default=""
    )

    bumps_generation = True

    class Meta(Orderable.Meta):
        verbose_name = _("help number")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(can_call=True) | models.Q(can_sms=True),
                name="foundation_help_number_reachable",
            )
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.number}"

    @property
    def tel(self) -> str | None:
        """The link that calls, or ``None``."""
        return f"tel:{self.international.replace(' ', '')}" if self.can_call else None

    @property
    def sms(self) -> str | None:
        """The link that writes a message, or ``None``."""
        return f"sms:{self.international.replace(' ', '')}" if self.can_sms else None

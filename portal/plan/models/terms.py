"""Who does, who pays, what is awaited: each kept once, with its name in both languages."""

from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, Panel
from wagtail.models import RevisionMixin

from ..deadlines import PARTING_SIGNS
from ..reading import Term


class Named(models.Model):
    """Something that is named in Serbian (Cyrillic) and English. Its words are not versions."""

    name = models.CharField(_("full name (Serbian, Cyrillic)"), max_length=200)
    name_en = models.CharField(_("full name (English)"), max_length=200, blank=True)

    bumps_generation = True

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        """The name in the reader's language."""
        return (self.name_en if get_language() == "en" else "") or self.name


class PlanTerm(Named):
    """Something that the cells of a plan name, in the forms in which plans print it."""

    code = models.SlugField(
        _("code"),
        max_length=40,
        unique=True,
        help_text=_(
            "Short, in Latin letters. It stands in addresses and downloads: never change it."
        ),
    )
    short = models.CharField(_("short name (Serbian, Cyrillic)"), max_length=60)
    short_en = models.CharField(_("short name (English)"), max_length=60, blank=True)
    forms = models.TextField(
        _("as plans print it"),
        help_text=_("One form a line, such as the full name and the abbreviation."),
    )

    panels: ClassVar[list[Panel]] = [
        FieldPanel("code"),
        FieldRowPanel([FieldPanel("short"), FieldPanel("short_en")]),
        FieldPanel("name"),
        FieldPanel("name_en"),
        FieldPanel("forms"),
    ]

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["pk"]

    @property
    def shown_short(self) -> str:
        """The short name in the reader's language."""
        return (self.short_en if get_language() == "en" else "") or self.short

    def as_term(self) -> Term:
        """Return what the reader of a plan looks for."""
        forms = tuple(form.strip() for form in self.forms.splitlines() if form.strip())
        return Term(self.code, self.short, self.name, forms)


class Holder(PlanTerm):
    """Who carries out an activity."""

    class Meta(PlanTerm.Meta):
        verbose_name = _("holder")
        verbose_name_plural = _("holders")


class FundingSource(PlanTerm):
    """What an activity is paid from."""

    class Meta(PlanTerm.Meta):
        verbose_name = _("source of funding")
        verbose_name_plural = _("sources of funding")


class PlanEvent(RevisionMixin, Named):
    """What a deadline waits for. Until its date is entered, nothing that waits for it falls due."""

    plan = models.ForeignKey(
        "portal.PlanPage", on_delete=models.CASCADE, related_name="events", verbose_name=_("plan")
    )
    date = models.DateField(_("happened on"), null=True, blank=True)

    access_parent = "plan"
    panels: ClassVar[list[Panel]] = [
        HelpPanel(_("Deadlines that wait for the event fall due on the day entered here.")),
        FieldPanel("plan", read_only=True),
        FieldPanel("name", read_only=True),
        FieldPanel("name_en"),
        FieldPanel("date"),
    ]

    class Meta:
        verbose_name = _("awaited event")
        verbose_name_plural = _("awaited events")
        ordering: ClassVar[list[str]] = ["plan", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("plan", "name"), name="portal_event_once_a_plan"),
            models.CheckConstraint(
                condition=~models.Q(name="")
                & ~models.Q(name__contains=PARTING_SIGNS[0])
                & ~models.Q(name__contains=PARTING_SIGNS[1]),
                name="portal_event_has_a_plain_name",
            ),
        ]

"""Who gives services. A provider has no address here: a safe house's would give the house away."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, Panel
from wagtail.models import RevisionMixin

from ..secrecy import tells_a_place


class Provider(RevisionMixin, models.Model):
    """An institution, an NGO or a private provider. Where to come is said of a service alone."""

    class Kind(models.TextChoices):
        """The kinds of providers that the work plan names."""

        INSTITUTION = "institution", _("institution")
        NGO = "ngo", _("non-governmental organisation")
        PRIVATE = "private", _("private provider")

    code = models.SlugField(_("code"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    name = models.CharField(_("name (Serbian, Cyrillic)"), max_length=200)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)
    website = models.URLField(_("website"), blank=True)

    bumps_generation = True
    panels: ClassVar[list[Panel]] = [
        FieldPanel("code"),
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
        FieldPanel("website"),
    ]

    class Meta:
        verbose_name = _("provider")
        verbose_name_plural = _("providers")
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.shown_name

    @property
    def shown_name(self) -> str:
        """The name in the reader's language."""
        return (self.name_en if get_language() == "en" else "") or self.name

    def clean(self) -> None:
        """Refuse a name that tells a place: it is shown with the provider's safe house too."""
        super().clean()
        errors = {
            name: _("A provider's name can't hold an address.")
            for name in ("name", "name_en")
            if tells_a_place(getattr(self, name), towns=False)
        }
        if errors:
            raise ValidationError(errors)

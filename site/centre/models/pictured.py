"""A page with one picture of its own, shown in lists and when the page is shared."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from foundation.models import SiteImage


class Pictured(models.Model):
    """Mixin of a page type: its picture, and the words for it."""

    picture = models.ForeignKey(
        SiteImage,
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Its credit and licence are kept with the picture."),
    )
    picture_alt = models.CharField(
        _("what the picture shows"),
        max_length=200,
        blank=True,
        help_text=_("Read aloud to readers who can't see it."),
    )

    picture_panel = MultiFieldPanel(
        [FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Picture")
    )

    class Meta:
        abstract = True

    @classmethod
    def read_with_others(cls) -> models.QuerySet[Any]:
        """Return the pages of this type, each with its picture: one query."""
        return cls._default_manager.select_related("picture")

    def clean(self) -> None:
        """Refuse a picture without words for it."""
        errors: dict[str, Any] = {}
        try:
            super().clean()
        except ValidationError as refused:
            errors = refused.update_error_dict({})
        if self.picture_id and not self.picture_alt.strip():
            errors["picture_alt"] = _("Say what the picture shows.")
        if errors:
            raise ValidationError(errors)

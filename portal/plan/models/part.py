"""What goals and activities have in common: printed words, words shown, drafts, revisions, lock."""

from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel, PublishingPanel
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, TranslatableMixin

printed_number = RegexValidator(
    r"^[0-9]{1,3}(\.[0-9]{1,3}){0,2}$", _("Write numbers with dots between them.")
)


class PlanPart(DraftStateMixin, LockableMixin, RevisionMixin, TranslatableMixin, models.Model):
    """A part of the plan that is edited by itself.

    ``number`` is as printed. ``position`` orders the parts under one parent and follows the
    document. A translation keeps words only: everything else is read from its Serbian original.
    """

    number = models.CharField(_("printed number"), max_length=12, validators=[printed_number])
    position = models.PositiveSmallIntegerField(_("position"), default=0, editable=False)
    text = models.TextField(_("text as shown"))
    source_text = models.TextField(_("words as printed"), blank=True)
    source_place = models.CharField(_("place in the document"), max_length=20, blank=True)

    bumps_generation = True
    words_panels: ClassVar[list[Panel]] = [
        FieldPanel("text"),
        MultiFieldPanel(
            [
                FieldPanel("number", read_only=True),
                FieldPanel("source_text", read_only=True),
                FieldPanel("source_place", read_only=True),
            ],
            heading=_("In the printed document"),
        ),
        PublishingPanel(),
    ]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.number} {self.text}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a part that has no position yet comes last."""
        if not self.position:
            last = self.siblings().aggregate(models.Max("position"))["position__max"]
            self.position = (last or 0) + 1
        super().save(*args, **kwargs)

    def siblings(self) -> "models.QuerySet[Any]":
        """Return the parts under the same parent, this one too."""
        raise NotImplementedError


def once(fields: tuple[str, ...], name: str) -> models.UniqueConstraint:
    """Return the constraint that the fields together name one row."""
    return models.UniqueConstraint(fields=fields, name=f"portal_{name}")


def has_words(name: str) -> models.CheckConstraint:
    """Return the constraint that number and text are not empty."""
    condition = models.Q(number__gt="") & models.Q(text__gt="")
    return models.CheckConstraint(condition=condition, name=f"portal_{name}_has_words")

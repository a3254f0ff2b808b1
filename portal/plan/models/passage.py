"""What stands before the goals: cover, preface, risks and footnotes."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, Panel
from wagtail.models import Orderable

from ..reading import PassageKind

KIND_LABELS = {
    PassageKind.COVER: _("cover"),
    PassageKind.PARAGRAPH: _("paragraph"),
    PassageKind.ITEM: _("item of a list"),
    PassageKind.RISKS: _("risks"),
    PassageKind.FOOTNOTE: _("footnote"),
}


class PlanPassage(Orderable):
    """One passage, as printed and as shown."""

    plan = ParentalKey("portal.PlanPage", on_delete=models.CASCADE, related_name="passages")
    kind = models.CharField(_("kind"), max_length=12, choices=[*KIND_LABELS.items()])
    text = models.TextField(_("text as shown"))
    source_text = models.TextField(_("words as printed"), blank=True)
    source_place = models.CharField(_("place in the document"), max_length=20, blank=True)
    mark = models.CharField(_("mark of the footnote"), max_length=4, blank=True)

    panels: ClassVar[list[Panel]] = [
        FieldPanel("kind"),
        FieldPanel("text"),
        FieldPanel("mark"),
        FieldPanel("source_text", read_only=True),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in PassageKind]),
                name="portal_passage_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=PassageKind.FOOTNOTE.value, mark__gt="")
                | (~models.Q(kind=PassageKind.FOOTNOTE.value) & models.Q(mark="")),
                name="portal_passage_mark_is_of_a_footnote",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

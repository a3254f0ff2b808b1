"""The bank of questions."""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    Panel,
    PublishingPanel,
)
from wagtail.models import Orderable

from ..codes import OF_THE_BANK, Kind
from .drafted import Drafted, new_key

BANK = [(kind.value, kind.label) for kind in OF_THE_BANK]


class Question(Drafted):
    """One question with its key. It is linked to an indicator, with the version it was read in."""

    kind = models.CharField(_("kind"), max_length=10, choices=BANK, default=Kind.SINGLE)
    points = models.PositiveSmallIntegerField(
        _("points"), default=1, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    prompt = models.TextField(_("question (Serbian, Cyrillic)"), max_length=800)
    prompt_en = models.TextField(_("question (English)"), max_length=800, blank=True)
    explanation = models.TextField(
        _("explanation (Serbian, Cyrillic)"),
        max_length=1200,
        help_text=_("Shown after the answer, never before."),
    )
    explanation_en = models.TextField(_("explanation (English)"), max_length=1200, blank=True)
    sign = models.CharField(_("indicator, with its version"), max_length=60)
    value = models.DecimalField(
        _("number that is right"), max_digits=12, decimal_places=3, null=True, blank=True
    )
    tolerance = models.DecimalField(
        _("may differ by"),
        max_digits=12,
        decimal_places=3,
        default=0,
        validators=[MinValueValidator(0)],
    )
    unit = models.CharField(_("unit (Serbian, Cyrillic)"), max_length=30, blank=True)
    unit_en = models.CharField(_("unit (English)"), max_length=30, blank=True)
    guidance = models.TextField(
        _("what a full answer says, for who marks it"), max_length=1200, blank=True
    )

    panels: ClassVar[list[Panel]] = [
        HelpPanel(
            _("Publishing adds a version. Quizzes keep the version they were published with.")
        ),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("kind"), FieldPanel("points")]),
        FieldPanel("prompt"),
        FieldPanel("prompt_en"),
        FieldPanel("explanation"),
        FieldPanel("explanation_en"),
        FieldPanel("sign"),
        InlinePanel(
            "options",
            label=_("Option"),
            help_text=_("In the right order where they are to be put in order."),
        ),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("value", "tolerance", "unit", "unit_en")],
            heading=_("For a number"),
        ),
        FieldPanel("guidance"),
        PublishingPanel(),
    ]

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering: ClassVar[list[str]] = ["slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in OF_THE_BANK]),
                name="training_question_kind",
            ),
            models.CheckConstraint(
                condition=Q(slug__gt="", prompt__gt="", explanation__gt="", sign__gt=""),
                name="training_question_has_words",
            ),
            models.CheckConstraint(
                condition=Q(points__gte=1, points__lte=20), name="training_question_points"
            ),
            models.CheckConstraint(
                condition=~Q(kind="number") | Q(value__isnull=False),
                name="training_question_number_has_its_value",
            ),
        ]

    def __str__(self) -> str:
        return self.in_language("prompt")

    def clean(self) -> None:
        """Refuse a question that nobody could answer."""
        super().clean()
        if self.kind == Kind.NUMBER and self.value is None:
            raise ValidationError({"value": _("Write the number that is right.")})
        if self.kind == Kind.FREE and not self.guidance:
            raise ValidationError({"guidance": _("Write what a full answer says.")})

    def problems(self) -> list[str]:
        """Return why it can't be published as it is, in words."""
        from ..composing import problems_of_question  # noqa: PLC0415 - reads this model

        return problems_of_question(self)


class QuestionOption(Orderable):
    """One option. Its keys stay the same from version to version and say nothing."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="options")
    key = models.CharField(max_length=8, default=new_key, editable=False)
    match_key = models.CharField(max_length=8, default=new_key, editable=False)
    text = models.CharField(_("option (Serbian, Cyrillic)"), max_length=240)
    text_en = models.CharField(_("option (English)"), max_length=240, blank=True)
    is_right = models.BooleanField(_("is right"), default=False)
    match = models.CharField(_("its other half (Serbian, Cyrillic)"), max_length=240, blank=True)
    match_en = models.CharField(_("its other half (English)"), max_length=240, blank=True)

    panels: ClassVar[list[Panel]] = [
        FieldPanel("text"),
        FieldPanel("text_en"),
        FieldPanel("is_right"),
        FieldRowPanel([FieldPanel("match"), FieldPanel("match_en")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("option")
        verbose_name_plural = _("options")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("question", "key"), name="training_option_key_once"),
            models.CheckConstraint(
                condition=Q(text__gt="", key__gt="", match_key__gt=""),
                name="training_option_has_words",
            ),
        ]

    def __str__(self) -> str:
        return self.text

"""Quizzes and cases as editors keep them."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    MultiFieldPanel,
    Panel,
    PublishingPanel,
)

from foundation.blocks import BodyField

from ..codes import Feedback, Mode
from .blocks import ItemsBlock
from .drafted import Drafted


class Assessment(Drafted):
    """A quiz or a case of one course: the draft from which versions are published."""

    course = models.ForeignKey(
        "training.CoursePage",
        verbose_name=_("course"),
        on_delete=models.PROTECT,
        related_name="assessments",
        limit_choices_to={"locale__language_code": settings.LANGUAGE_CODE},
    )
    mode = models.CharField(_("what it is"), max_length=6, choices=Mode.choices)
    position = models.PositiveSmallIntegerField(_("position"), default=10)
    title = models.CharField(_("title (Serbian, Cyrillic)"), max_length=120)
    title_en = models.CharField(_("title (English)"), max_length=120, blank=True)
    lead = models.TextField(_("lead (Serbian, Cyrillic)"), max_length=400, blank=True)
    lead_en = models.TextField(_("lead (English)"), max_length=400, blank=True)
    is_required = models.BooleanField(_("must be passed to finish the course"), default=True)
    pass_percent = models.PositiveSmallIntegerField(
        _("passed from (per cent)"),
        default=70,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    allowance = models.PositiveSmallIntegerField(
        _("attempts"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
        help_text=_("In all, whichever version they are made with."),
    )
    minutes = models.PositiveSmallIntegerField(
        _("minutes"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(480)],
        help_text=_("Empty: without an end."),
    )
    feedback = models.CharField(
        _("says what was right"), max_length=4, choices=Feedback.choices, default=Feedback.EACH
    )
    items = BodyField(ItemsBlock(min_num=1), verbose_name=_("questions or steps"))

    panels: ClassVar[list[Panel]] = [
        HelpPanel(_("Publishing adds a version. Attempts stay with the version they began with.")),
        FieldPanel("title"),
        FieldPanel("title_en"),
        FieldPanel("lead"),
        FieldPanel("lead_en"),
        FieldRowPanel([FieldPanel("course"), FieldPanel("slug"), FieldPanel("position")]),
        FieldRowPanel([FieldPanel("mode"), FieldPanel("is_required"), FieldPanel("feedback")]),
        MultiFieldPanel(
            [FieldPanel("pass_percent"), FieldPanel("allowance"), FieldPanel("minutes")],
            heading=_("Rules"),
        ),
        FieldPanel("items"),
        PublishingPanel(),
    ]

    class Meta:
        verbose_name = _("quiz or case")
        verbose_name_plural = _("quizzes and cases")
        ordering: ClassVar[list[str]] = ["course", "position", "slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(mode__in=Mode.values, feedback__in=Feedback.values),
                name="training_assessment_codes",
            ),
            models.CheckConstraint(
                condition=Q(slug__gt="", title__gt=""), name="training_assessment_has_words"
            ),
            models.CheckConstraint(
                condition=Q(pass_percent__gte=1, pass_percent__lte=100)
                & Q(allowance__gte=1, allowance__lte=50)
                & (Q(minutes=None) | Q(minutes__gte=1, minutes__lte=480)),
                name="training_assessment_rules",
            ),
        ]

    def __str__(self) -> str:
        return self.in_language("title")

    def problems(self) -> list[str]:
        """Return why it can't be published as it is, in words."""
        from ..composing import problems_of_assessment  # noqa: PLC0415 - reads this model

        return problems_of_assessment(self)

"""What was published: written once, by publishing, and never changed. The database holds it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foundation.append_only import AppendOnly

from .assessment import Assessment
from .question import Question


class QuestionVersion(AppendOnly):
    """One published version of a question. The highest number counts for what is published next."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    published_on = models.DateField(_("published on"))
    indicator_version = models.ForeignKey(
        "portal.SetVersion", on_delete=models.PROTECT, related_name="+"
    )
    content = models.JSONField()

    class Meta:
        verbose_name = _("version of a question")
        verbose_name_plural = _("versions of questions")
        ordering: ClassVar[list[str]] = ["question", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("question", "number"), name="training_questionversion_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="training_questionversion_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question.slug} v{self.number}"


class AssessmentVersion(AppendOnly):
    """One published version: ``content`` is all it says. ``maximum`` is hundredths of a point."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    published_on = models.DateField(_("published on"))
    maximum = models.PositiveIntegerField(_("points at most"))
    pass_percent = models.PositiveSmallIntegerField(_("passed from (per cent)"))
    allowance = models.PositiveSmallIntegerField(_("attempts"))
    minutes = models.PositiveSmallIntegerField(_("minutes"), null=True)
    feedback = models.CharField(_("says what was right"), max_length=4)
    content = models.JSONField()

    class Meta:
        verbose_name = _("version of a quiz or case")
        verbose_name_plural = _("versions of quizzes and cases")
        ordering: ClassVar[list[str]] = ["assessment", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("assessment", "number"), name="training_assessmentversion_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1, maximum__gte=1, allowance__gte=1)
                & Q(pass_percent__gte=1, pass_percent__lte=100),
                name="training_assessmentversion_rules",
            ),
        ]

    def __str__(self) -> str:
        return gettext("%(title)s, version %(number)s") % {
            "title": self.assessment,
            "number": self.number,
        }


class AssessmentItem(AppendOnly):
    """One item of a version, so that the database knows what can be answered and for how much."""

    version = models.ForeignKey(AssessmentVersion, on_delete=models.PROTECT, related_name="items")
    key = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField()
    maximum = models.PositiveIntegerField()
    is_free = models.BooleanField()
    question_version = models.ForeignKey(
        QuestionVersion, null=True, on_delete=models.PROTECT, related_name="items"
    )

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        ordering: ClassVar[list[str]] = ["version", "position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("version", "key"), name="training_item_key_once"),
            models.UniqueConstraint(
                fields=("version", "position"), name="training_item_position_once"
            ),
        ]

    def __str__(self) -> str:
        return self.key

"""Surveys, tickets and responses.

A ticket says that somebody may answer, and then that they did. A response says what was answered,
and nothing else: no key, no time and no order ties the two (``services.respond``).
"""

from typing import ClassVar
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, Panel, PublishingPanel

from foundation.append_only import AppendOnly
from foundation.blocks import BodyField

from ..assessment.models.drafted import Drafted
from .blocks import SurveyBlock
from .codes import STEP, Stage


class Survey(Drafted):
    """The draft of a survey, in both languages, from which versions are published."""

    title = models.CharField(_("title (Serbian, Cyrillic)"), max_length=120)
    title_en = models.CharField(_("title (English)"), max_length=120, blank=True)
    lead = models.TextField(_("lead (Serbian, Cyrillic)"), max_length=400, blank=True)
    lead_en = models.TextField(_("lead (English)"), max_length=400, blank=True)
    questions = BodyField(SurveyBlock(min_num=1, max_num=20), verbose_name=_("questions"))

    panels: ClassVar[list[Panel]] = [
        HelpPanel(_("Nobody's answers can be told apart: ask nothing that would say who it is.")),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("title"), FieldPanel("title_en")]),
        FieldPanel("lead"),
        FieldPanel("lead_en"),
        FieldPanel("questions"),
        PublishingPanel(),
    ]

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        ordering: ClassVar[list[str]] = ["slug"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(slug__gt="", title__gt=""), name="training_survey_has_words"
            )
        ]

    def __str__(self) -> str:
        return self.in_language("title")

    def problems(self) -> list[str]:
        """Return why it can't be published as it is, in words."""
        return [] if self.questions else [gettext("A survey asks something.")]


class SurveyVersion(AppendOnly):
    """One published version: ``content`` is all it asks, in both languages."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("version"))
    published_on = models.DateField(_("published on"))
    content = models.JSONField()

    class Meta:
        verbose_name = _("version of a survey")
        verbose_name_plural = _("versions of surveys")
        ordering: ClassVar[list[str]] = ["survey", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("survey", "number"), name="training_surveyversion_number_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="training_surveyversion_number"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey}, {self.number}"


class SurveyRound(models.Model):
    """One asking of one group, at one stage, between two days, the last one included."""

    key = models.UUIDField(unique=True, default=uuid4, editable=False)
    version = models.ForeignKey(SurveyVersion, on_delete=models.PROTECT, related_name="rounds")
    cohort = models.ForeignKey(
        "training.Cohort",
        verbose_name=_("group"),
        on_delete=models.PROTECT,
        related_name="survey_rounds",
    )
    stage = models.CharField(_("stage"), max_length=6, choices=Stage.choices)
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"))

    class Meta:
        verbose_name = _("round of a survey")
        verbose_name_plural = _("rounds of surveys")
        ordering: ClassVar[list[str]] = ["-opens_on", "cohort", "stage"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("closes_on"), stage__in=Stage.values),
                name="training_round_in_order",
                violation_error_message=_("The days must be in order."),
            ),
            models.UniqueConstraint(
                fields=("cohort", "stage"),
                name="training_round_once_a_stage",
                violation_error_message=_("This group is asked at this stage already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version.survey}: {self.cohort}"


class SurveyTicket(models.Model):
    """That somebody may answer once, and whether they did."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(SurveyRound, on_delete=models.PROTECT, related_name="tickets")
    enrolment = models.ForeignKey(
        "training.Enrolment", on_delete=models.PROTECT, related_name="survey_tickets"
    )
    is_used = models.BooleanField(_("answered"), default=False)

    class Meta:
        verbose_name = _("ticket of a survey")
        verbose_name_plural = _("tickets of surveys")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=("round", "enrolment"), name="training_ticket_once")
        ]

    def __str__(self) -> str:
        return str(self.round)


class SurveyResponse(models.Model):
    """What somebody answered, nobody knows who. Read by nothing but what counts."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(SurveyRound, on_delete=models.PROTECT, related_name="responses")
    answers = models.JSONField()

    class Meta:
        verbose_name = _("response to a survey")
        verbose_name_plural = _("responses to surveys")

    def __str__(self) -> str:
        return str(self.round)


class SurveyResult(AppendOnly):
    """What is told of a round: counts of all responses at the moment when there were enough more.

    Each is of ``STEP`` responses more than the one before, so that the difference of two says no
    more than a result of so many would.
    """

    round = models.ForeignKey(SurveyRound, on_delete=models.PROTECT, related_name="results")
    responses = models.PositiveSmallIntegerField(_("responses"))
    counts = models.JSONField()

    class Meta:
        verbose_name = _("result of a survey")
        verbose_name_plural = _("results of surveys")
        ordering: ClassVar[list[str]] = ["round", "-responses"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=("round", "responses"), name="training_result_of_so_many_once"
            ),
            models.CheckConstraint(
                condition=Q(responses__gte=STEP), name="training_result_of_enough"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.responses}"

"""Public comments on a draft set: on a sign or on the whole, without a name."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.safety.reviews import blocking
from foundation.spoken import Said, said_by_readers, said_now

from ...codes import Sector
from .version import SetVersion

LONGEST_COMMENT = 1500


class IndicatorComment(models.Model):
    """What somebody wrote about a version. Nothing of who wrote it is kept; the day, not the hour.

    ``row_id`` is empty for a comment on the whole set. It is shown once somebody let it through.
    """

    class State(models.TextChoices):
        """Whether it is shown."""

        WAITING = "waiting", _("waiting")
        SHOWN = "shown", _("shown")
        REFUSED = "refused", _("not shown")

    class Outcome(models.TextChoices):
        """What came of it."""

        NONE = "", _("not decided yet")
        ACCEPTED = "accepted", _("accepted")
        PARTLY = "partly", _("accepted in part")
        DECLINED = "declined", _("not accepted")

    version = models.ForeignKey(SetVersion, on_delete=models.PROTECT, related_name="comments")
    row_id = models.CharField(_("sign"), max_length=10, blank=True)
    sector = models.CharField(_("from"), max_length=12, choices=Sector.choices, blank=True)
    text = models.TextField(_("comment"), max_length=LONGEST_COMMENT)
    sent_on = models.DateField(_("sent on"), default=timezone.localdate)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.WAITING)
    answer = models.TextField(_("answer (Serbian, Cyrillic)"), max_length=1500, blank=True)
    answer_en = models.TextField(_("answer (English)"), max_length=1500, blank=True)
    outcome = models.CharField(
        _("what came of it"), max_length=8, choices=Outcome.choices, blank=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )

    access_parent = "version"
    bumps_generation = True

    class Meta:
        verbose_name = _("comment on indicators")
        verbose_name_plural = _("comments on indicators")
        ordering: ClassVar[list[str]] = ["sent_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=Q(text__gt=""), name="portal_comment_has_words"),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(state="shown"), name="portal_comment_outcome_is_shown"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row_id or self.version}: {self.text[:60]}"

    @classmethod
    def visible_now(cls) -> Q:
        """Return the condition under which comments are shown: somebody let them through."""
        return Q(state=cls.State.SHOWN)

    def clean(self) -> None:
        """Refuse to show what could point at a person, and an outcome of what is not shown."""
        super().clean()
        if self.outcome and self.state != self.State.SHOWN:
            raise ValidationError({"outcome": _("Only a comment that is shown has an outcome.")})
        if self.state == self.State.SHOWN and (found := blocking(self)):
            raise ValidationError([str(finding) for finding in found])

    @property
    def waits(self) -> bool:
        """Whether nobody has decided yet, so that no reader sees it."""
        return self.state == self.State.WAITING

    @property
    def shown_text(self) -> Said:
        """The comment, which says in which language it is where that is not the page's."""
        return said_by_readers(self.text)

    @property
    def shown_answer(self) -> Said:
        """The answer, in the reader's language if it was given in it."""
        return said_now({"sr": self.answer, "en": self.answer_en})

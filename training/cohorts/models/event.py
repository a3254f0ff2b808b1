"""The journal of the training area."""

from typing import ClassVar

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foundation.append_only import AppendOnly

from ...people.models import Person
from .cohort import Cohort

IN_WORDS = {
    "application.sent": _("applied"),
    "application.accepted": _("application accepted"),
    "application.waiting": _("put on the waiting list"),
    "application.refused": _("application refused"),
    "application.withdrawn": _("application withdrawn"),
    "enrolment.begun": _("enrolled"),
    "enrolment.window": _("days of the lessons changed"),
    "enrolment.completed": _("completed"),
    "enrolment.withdrawn": _("withdrawn from the group"),
    "attendance.noted": _("attendance noted"),
    "attendance.changed": _("attendance changed"),
    "answer.marked": _("answer marked"),
    "result.changed": _("result changed"),
    "cohort.begun": _("group begun"),
    "cohort.changed": _("seats or days changed"),
    "cohort.cancelled": _("group cancelled"),
    "cohort.capacity": _("seats or days changed"),
    "cohort.trainer_added": _("trainer added"),
    "cohort.trainer_removed": _("trainer removed"),
    "edition.published": _("edition published"),
}


class TrainingEvent(AppendOnly):
    """That something happened: decided, overridden, imported, certified. Written once.

    ``kind`` is a short word that its area owns (``application.accepted``), ``subject`` names the
    row (``enrolment:12``). A person is named by key alone, so that a journal needs no erasure:
    neither ``reason`` nor ``detail`` may name one.
    """

    at = models.DateTimeField(_("when"), default=timezone.now)
    kind = models.CharField(_("kind"), max_length=60)
    subject = models.CharField(_("about"), max_length=60, blank=True)
    cohort = models.ForeignKey(
        Cohort, on_delete=models.PROTECT, null=True, related_name="events", verbose_name=_("group")
    )
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="events", verbose_name=_("person")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("by"),
        help_text=_("Empty: by the site itself."),
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    detail = models.JSONField(_("details"), default=dict)

    class Meta:
        verbose_name = _("event of the training area")
        verbose_name_plural = _("events of the training area")
        ordering: ClassVar[list[str]] = ["at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(kind=""), name="training_event_has_a_kind")
        ]

    @property
    def shown_kind(self) -> str:
        """What happened, in words, where there are some."""
        return str(IN_WORDS.get(self.kind, self.kind))

    @property
    def shown_subject(self) -> str:
        """What it happened to, in words: the key is the journal's own and says nothing to people.
        A kind of row that is gone keeps its name.
        """
        name = self.subject.partition(":")[0]
        models = apps.all_models["training"]
        return str(models[name]._meta.verbose_name) if name in models else name

    def __str__(self) -> str:
        return f"{self.kind} {self.subject}"

"""Who looked at which words, and what was let through although a rule said no: kept forever."""

from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from ..append_only import AppendOnly


def _person(label: Any, **more: Any) -> Any:
    # People are never deleted from under a record that names them: their accounts are closed.
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=label, related_name="+", **more
    )


class AboutObject(models.Model):
    """Names a page or snippet without holding on to it: the record outlives what it is about."""

    label = models.CharField(_("kind"), max_length=100, editable=False)
    object_id = models.CharField(_("number"), max_length=64, editable=False)
    title = models.CharField(_("title"), max_length=255, editable=False)

    class Meta:
        abstract = True


class SafetyReview(AboutObject, AppendOnly):
    """That somebody who did not write them approved exactly these words."""

    content_hash = models.CharField(max_length=64, editable=False)
    editor = _person(_("last editor"), null=True)
    reviewer = _person(_("reviewer"))
    comment = models.TextField(_("comment"), blank=True)
    decided_at = models.DateTimeField(_("decided at"), default=timezone.now)

    class Meta:
        verbose_name = _("safety review")
        verbose_name_plural = _("safety reviews")
        indexes = [
            models.Index(
                fields=("label", "object_id", "content_hash"), name="foundation_review_of_words"
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(editor=None) | ~Q(editor=F("reviewer")),
                name="foundation_review_by_another",
            )
        ]

    def __str__(self) -> str:
        return self.title


class OverrideRequest(AboutObject, AppendOnly):
    """That somebody asks to publish a passage although a rule blocks it."""

    fingerprint = models.CharField(max_length=64, db_index=True, editable=False)
    rule = models.CharField(_("rule"), max_length=60)
    field = models.CharField(_("field"), max_length=120)
    where = models.CharField(_("where"), max_length=255)
    passage = models.TextField(_("passage"))
    reason = models.TextField(_("reason"))
    asked_by = _person(_("asked by"))
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)

    class Meta:
        verbose_name = _("request for an exception")
        verbose_name_plural = _("requests for an exception")
        ordering = ("-asked_at",)

    def __str__(self) -> str:
        return self.title


class SafetyOverride(AppendOnly):
    """What a second person decided about a request."""

    request = models.OneToOneField(
        OverrideRequest, models.PROTECT, verbose_name=_("request"), related_name="decision"
    )
    asked_by = _person(_("asked by"))
    granted_by = _person(_("decided by"))
    granted = models.BooleanField(_("granted"))
    note = models.TextField(_("note"), blank=True)
    decided_at = models.DateTimeField(_("decided at"), default=timezone.now)

    class Meta:
        verbose_name = _("exception from a safety rule")
        verbose_name_plural = _("exceptions from safety rules")
        permissions = [
            ("decide_overrides", "Can decide about exceptions"),
            ("take_down", "Can take pages down at once"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(asked_by=F("granted_by")), name="foundation_override_by_another"
            )
        ]

    def __str__(self) -> str:
        return str(self.request)


def _waits(task_state: Any) -> bool:
    """Say whether a step is still to be taken, and keep others from it until the commit.

    A second click on a slow line sends a form twice: the step is taken once.
    """
    steps = type(task_state)._default_manager.select_for_update()
    return bool(steps.filter(pk=task_state.pk, status=task_state.STATUS_IN_PROGRESS).exists())


class SafetyReviewTask(AbstractGroupApprovalTask):
    """The step of a workflow in which somebody other than the last editor looks at a page."""

    class Meta:
        verbose_name = _("safety review")
        verbose_name_plural = _("safety reviews")

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Offer approval to members of the group, but to nobody with a part in the words."""
        from ..safety.reviews import wrote  # noqa: PLC0415  # reads this module

        actions = super().get_actions(obj, user)
        if not actions or not wrote(obj, user):
            return list(actions)
        return [action for action in actions if action[0] != "approve"]

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """Keep what was approved, by whom. Raises ``PublishingRefused`` for own or unsafe words."""
        from ..safety.reviews import approve  # noqa: PLC0415  # reads this module

        with transaction.atomic():
            if not _waits(task_state):
                return
            if action_name == "approve":
                obj = task_state.revision.content_object
                approve(obj=obj, user=user, **kwargs)
                task_state.revision = obj.get_latest_revision()
            super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> Any:
        """Say what the step is."""
        return _("Somebody other than the last editor looks whether the page is safe")


class PublishingTask(AbstractGroupApprovalTask):
    """The step in which somebody decides to publish what was reviewed."""

    class Meta:
        verbose_name = _("publishing")
        verbose_name_plural = _("publishing")

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> None:
        """Saving reviewed words again keeps their review; other words go back to be reviewed."""
        from ..safety.reviews import is_reviewed  # noqa: PLC0415  # reads this module

        with transaction.atomic():
            if not _waits(task_state):
                return
            if action_name == "approve":
                latest = task_state.revision.content_object.get_latest_revision()
                task_state.revision = latest
                if is_reviewed(latest.as_object()):
                    approved = task_state.workflow_state.task_states.filter(status="approved")
                    approved.update(revision=latest)
            super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> Any:
        """Say what the step is."""
        return _("A publisher decides to publish what was reviewed")

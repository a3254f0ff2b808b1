"""What questions and assessments have in common: one draft, from which versions are published."""

import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, LockableMixin, RevisionMixin, WorkflowMixin

from foundation.safety.refusal import PublishingRefused
from foundation.spoken import said_now

lasting_name = RegexValidator(
    r"^[a-z0-9]+(-[a-z0-9]+)*$", _("Write small Latin letters, digits and hyphens.")
)


def new_key() -> str:
    """Return a key that says nothing of what it stands for."""
    return secrets.token_hex(4)


def both(kept: Any, name: str) -> dict[str, str]:
    """Return a field's words in both languages; a language without words is left out."""
    words = {"sr": getattr(kept, name), "en": getattr(kept, f"{name}_en")}
    return {language: text for language, text in words.items() if text}


class PublishedWhole(WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin):
    """What is drafted, and published when it lacks nothing or not at all."""

    class Meta:
        abstract = True

    def problems(self) -> list[str]:
        """Return why it can't be published as it is, in words."""
        raise NotImplementedError

    @transaction.atomic
    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> None:
        """Publish what the revision says, with its version, or nothing of it. Raises
        ``PublishingRefused`` for what lacks something; the draft is kept.
        """
        found = revision.as_object().problems()
        if found:
            told = _("“%(title)s” can't be published yet. The draft is saved.")
            raise PublishingRefused(self, str(told) % {"title": self}, found)
        super().publish(revision, *args, **kwargs)


class Drafted(PublishedWhole, ClusterableModel):
    """The one draft, in both languages side by side. ``slug`` never changes once it was published:
    versions and results are found by it.
    """

    slug = models.CharField(_("address"), max_length=60, unique=True, validators=[lasting_name])

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse a new address for what was published."""
        super().clean()
        stored = (
            type(self)._default_manager.filter(pk=self.pk, first_published_at__isnull=False).first()
        )
        if stored is not None and stored.slug != self.slug:
            raise ValidationError({"slug": _("A published address never changes.")})

    def in_language(self, name: str) -> str:
        """Return a field's words in the language that is active, or in Serbian."""
        return said_now(both(self, name))

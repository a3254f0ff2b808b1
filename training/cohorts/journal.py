"""Writes the journal of the training area: one call for every decision."""

from typing import Any

from django.db.models import Model

from foundation.models import User

from ..people.models import Person
from .models import Cohort, TrainingEvent


def note_event(
    kind: str,
    about: Model,
    *,
    by: User | None = None,
    cohort: Cohort | None = None,
    person: Person | None = None,
    reason: str = "",
    **detail: Any,
) -> TrainingEvent:
    """Write that ``kind`` happened to ``about``, in the transaction that is open.

    ``by`` is who decided, ``None`` for the site itself. ``detail`` must be JSON and, like
    ``reason``, name nobody.
    """
    return TrainingEvent.objects.create(
        kind=kind,
        subject=f"{about._meta.model_name}:{about.pk}",
        by=by,
        cohort=cohort,
        person=person,
        reason=reason,
        detail=detail,
    )

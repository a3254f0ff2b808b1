"""The names, in the reader's language, of what the plan's parts can be."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .deadlines import COMPOUND, DeadlineKind

KIND_LABELS: Mapping[str, Promise] = {
    DeadlineKind.CONTINUOUS: _("Continuous"),
    DeadlineKind.QUARTER: _("Within a quarter"),
    DeadlineKind.QUARTER_THEN_CONTINUOUS: _("Within a quarter, then continuous"),
    DeadlineKind.FROM_QUARTER: _("From a quarter on"),
    DeadlineKind.FROM_MONTH: _("From a month on"),
    DeadlineKind.RANGE: _("From month to month"),
    DeadlineKind.AFTER_EVENTS: _("After an event"),
    COMPOUND: _("Several at once"),
}
"""Every kind of deadline an activity can have, in the order in which they are offered."""


def kind_label(kind: str) -> Promise:
    """Return the name of a kind of deadline. Raises ``KeyError`` for an unknown one."""
    return KIND_LABELS[kind]

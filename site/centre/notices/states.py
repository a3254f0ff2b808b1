"""Whether a notice is open: said by its deadline and its outcome, never stored."""

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from foundation import moment


class Outcome(models.TextChoices):
    """How a notice ended, once that is decided."""

    NONE = "", _("not decided")
    CONCLUDED = "concluded", _("concluded")
    WITHOUT_RESULT = "without-result", _("ended without a result")
    CANCELLED = "cancelled", _("cancelled")


class NoticeState(models.TextChoices):
    """What readers are told; the value stands in addresses."""

    OPEN = "open", pgettext_lazy("notice", "open")
    CLOSED = "closed", pgettext_lazy("notice", "deadline passed")
    CONCLUDED = "concluded", _("concluded")
    WITHOUT_RESULT = "without-result", _("ended without a result")
    CANCELLED = "cancelled", _("cancelled")


def state_of(outcome: str, deadline: datetime) -> NoticeState:
    """Return the state now: an outcome comes first; at its deadline a notice closes."""
    if outcome:
        return NoticeState(outcome)
    return NoticeState.OPEN if moment.now() < deadline else NoticeState.CLOSED

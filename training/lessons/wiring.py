"""Makes lessons known to the rest of the room."""

from django.utils.translation import gettext_lazy as _

from ..certificates.rules import Rule, register_rule
from . import promises
from .queries import read_every_lesson


def connect() -> None:
    """Register promises, and the rule that lessons are read before a certificate is issued."""
    promises.declare()
    register_rule(
        Rule("lessons", _("lessons"), lambda edition: edition.needs_lessons, read_every_lesson)
    )

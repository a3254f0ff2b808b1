"""Makes lessons known to the rest of the room."""

from django.utils.translation import gettext_lazy as _

from ..certificates.rules import Rule, register_rule
from . import promises, upkeep
from .queries import read_every_lesson


def connect() -> None:
    """Register promises, what the desk keeps right of lessons, and the rule that lessons are read
    before a certificate is issued.
    """
    promises.declare()
    upkeep.register()
    register_rule(
        Rule("lessons", _("lessons"), lambda edition: edition.needs_lessons, read_every_lesson)
    )

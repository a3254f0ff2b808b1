"""Numbers in sentences as a safety rule: a page whose bindings lead nowhere is not published, and
in an analysis no number is typed.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from foundation.safety.rules import Catch, Rule, Severity, register
from foundation.safety.said import Said

from .bound import TOKEN, problems, public_sheets

BOUND_FIELD = "bound_body"


def unbound_numbers(said: Said) -> Iterator[Catch]:
    """Give each number that is typed where it must be bound, and each binding without a number."""
    typed_allowed = said.field != BOUND_FIELD or bool(said.outline)
    passages = [passage for passage in said.passages if not typed_allowed or TOKEN.search(passage)]
    if not passages:
        return
    sheets = public_sheets()
    for passage in passages:
        for problem in problems(passage, sheets, may_type=typed_allowed):
            yield Catch(f"{problem.passage} ({problem.why})")


def declare() -> None:
    """Register the rule."""
    register(
        Rule(
            "unbound-number",
            Severity.BLOCKING,
            _("A number in a sentence is not bound to a table."),
            unbound_numbers,
        )
    )

"""Numbers in sentences, in the body of any page: they follow the tables. As a safety rule, a page
whose bindings lead nowhere is not published, and in an analysis no number is typed.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from foundation.blocks.filling import register_filler
from foundation.safety.rules import Catch, Rule, Severity, register
from foundation.safety.said import Said

from .bound import TOKEN, problems, public_sheets, told

BOUND_FIELD = "bound_body"
_OF_THE_PAGE = 2
_NOT_HERE = _("Numbers are bound in the text of a page only.")


def unbound_numbers(said: Said) -> Iterator[Catch]:
    """Give each number that is typed where it must be bound, and each binding without a number."""
    typed_allowed = said.field != BOUND_FIELD or bool(said.outline)
    passages = [passage for passage in said.passages if not typed_allowed or TOKEN.search(passage)]
    if not passages:
        return
    # A heading of the page is an address within it too, and stands in lists: it is not filled.
    headings = {heading.text for heading in said.outline if heading.level == _OF_THE_PAGE}
    sheets = public_sheets()
    for passage in passages:
        if TOKEN.search(passage) and (not said.is_filled or passage in headings):
            yield Catch(f"{passage} ({_NOT_HERE})")
            continue
        for problem in problems(passage, sheets, may_type=typed_allowed):
            yield Catch(f"{problem.passage} ({problem.why})")


def declare() -> None:
    """Register the rule, and fill what is bound in every page's body."""
    register_filler(told)
    register(
        Rule(
            "unbound-number",
            Severity.BLOCKING,
            _("A number in a sentence is not bound to a table."),
            unbound_numbers,
        )
    )

"""Who may do what at an address stands in a table: one that is new has a line there."""

from tests.security.who_may.names import names_of_addresses, names_of_routes
from tests.security.who_may.table import GROUPS, letters

WHERE = "give it a line in tests/security/who_may/table.py, and a thing in things.py"


def test_every_address_has_a_line():
    names = {name for group in GROUPS for name in group.names}
    known = names | {name.split(" ")[0] for name in names}
    missing = (names_of_addresses() | names_of_routes()) - known
    assert missing == set(), WHERE


def test_every_line_says_what_everybody_gets():
    for group in GROUPS:
        for verb in ("GET", "HEAD", "POST", "PUT", "POST without a token"):
            letters(group.expected(verb))

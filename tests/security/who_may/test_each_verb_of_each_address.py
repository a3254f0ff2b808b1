"""Each kind of visitor asks for each address outside the desk by each verb.

What is expected stands in ``table.py``. Addresses come from the URL configuration and from the
routes of pages; one that the table doesn't know fails here. (The desk has a table of its own:
``tests/foundation/accounts/test_who_enters_where.py``.)
"""

import pytest

from tests.security.who_may.asking import VERBS, Asking
from tests.security.who_may.names import names_of_addresses, names_of_routes
from tests.security.who_may.table import GROUPS, letters

pytestmark = pytest.mark.walk
FORGED = "POST without a token"


def answered(answer):
    """Return what the table calls an answer."""
    leads = answer.headers.get("Location", "").partition("?")[0]
    if answer.status == 302 and leads == "/nalog/prijava/":
        return "sign-in"
    return str(answer.status)


def told(answers):
    """Return who got what, or should, as the table says it."""
    by = {}
    for letter, answer in answers.items():
        by.setdefault(answer if isinstance(answer, str) else answered(answer), []).append(letter)
    return "; ".join(f"{status} {''.join(who)}" for status, who in sorted(by.items()))


def test_every_address_and_every_route_is_in_the_table(found):
    known = {name for group in GROUPS for name in group.names}
    assert {name.split(" ")[0] for name in known} >= names_of_addresses()
    assert known >= names_of_routes()
    assert known == found.keys(), "a thing for each line of the table, and a line for each thing"


@pytest.mark.parametrize("group", GROUPS, ids=str)
def test_everybody_is_answered_as_the_table_says(group, cast, found):
    asking, wrong = Asking(cast.sessions), {}
    for name in group.names:
        address = found[name]
        for verb in (*VERBS, FORGED):
            answers = {
                letter: asking.ask(letter, verb.split(" ")[0], address.path, forged=verb == FORGED)
                for letter in group.askers(verb)
            }
            said = letters(group.expected(verb))
            if told(answers) != (expected := told({letter: said[letter] for letter in answers})):
                wrong[name, verb] = f"{told(answers)} (expected: {expected})"
            wrong |= {
                (name, verb, letter): problem
                for letter, answer in answers.items()
                if (problem := oddity(answer, verb) or apart(asking, letter, verb, address, answer))
            }
    assert wrong == {}


def apart(asking, letter, verb, address, answer):
    """Return how the 404 of what is there can be told from that of what isn't, if it can."""
    if answer.status != 404 or not address.twin or verb not in {"GET", "POST"}:
        return ""
    twin = asking.ask(letter, verb, address.twin).alike(address.twin)
    own = answer.alike(address.path)
    parts = ("status", "headers", "cookies", "body")
    return ", ".join(parts[n] for n in range(len(parts)) if own[n] != twin[n])


def oddity(answer, verb):
    """Return what is wrong with an answer whatever it is to."""
    if answer.status >= 500:
        return "broken"
    if answer.status == 405 and "Allow" not in answer.headers:
        return "says no verb that is allowed"
    if verb == "HEAD" and answer.body:
        return "a body where none was asked for"
    return ""

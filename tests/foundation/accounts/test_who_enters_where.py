"""Each role against every address of the desk, by view. The table says who gets in. An address that
it doesn't know yet may let some roles in, and never all.
"""

import re

import pytest
from django.template.response import SimpleTemplateResponse

from foundation.accounts.roles import ROLES
from tests.factories.accounts import enter_desk, make_account
from tests.foundation.accounts.desk_addresses import addresses
from tests.foundation.accounts.desk_table import EVERYBODY, NOTHING_THERE, WHO

# author, reviewer, publisher, campaign editor, manager, course administrator (k), Administrator
LETTERS = dict(zip(ROLES, "arpcmkA", strict=True))


def gets_in(client, path):
    answer = client.get(path)
    if answer.status_code == 302:
        # Refusals lead home; whatever leads on to the page itself let somebody in.
        return answer["location"] != "/admin/"
    return answer.status_code == 200


@pytest.mark.walk
@pytest.mark.django_db
@pytest.mark.usefixtures("demonstration")
def test_each_role_enters_where_the_table_says(client, monkeypatch):
    # Who may is decided before anything is drawn, and drawing takes the time.
    monkeypatch.setattr(SimpleTemplateResponse, "rendered_content", "")
    expected = {name: who for who, names in WHO.items() for name in names.split()}
    expected |= {name: "".join(LETTERS.values()) for name in EVERYBODY.split()}
    people = {LETTERS[role]: enter_desk(type(client)(), make_account(role)) for role in ROLES}
    found = {}
    for name, path in addresses().items():
        if not re.fullmatch("|".join(NOTHING_THERE.split()), name):
            found[name] = "".join(who for who, each in people.items() if gets_in(each, path))
    assert {name: who for name, who in found.items() if name in expected} == expected
    unknown = {name: who for name, who in found.items() if name not in expected}
    assert [name for name, who in unknown.items() if len(who) == len(ROLES)] == []

"""Each address that needs no number, as nobody and in the desk: what its view reads holds something
nasty, once. The whole attack is a walk (``test_no_parameter_breaks_a_view.py``).
"""

import re
from itertools import cycle

import pytest
from django.urls import get_resolver

from tests.factories.accounts import enter_desk, make_account
from tests.factories.pages import make_site
from tests.foundation.accounts.desk_addresses import patterns
from tests.security.fuzzing.nasty import VALUES, encoded
from tests.security.fuzzing.recording import recording

# Long values cost time, and differ in nothing else.
NASTY = [value for value in VALUES if len(value) < 500]
LEFT_OUT = re.compile(r"[<(*]|logout|error_test|javascript_")


def plain(desk):
    """Return the addresses that need no number."""
    found = {f"/{path}" for path, _name in patterns(get_resolver().url_patterns)}
    return sorted(
        path for path in found if path.startswith("/admin/") == desk and not LEFT_OUT.search(path)
    )


@pytest.mark.django_db
@pytest.mark.parametrize("desk", [False, True], ids=["nobody", "administrator"])
def test_no_address_breaks(client, desk):
    make_site()
    if desk:
        enter_desk(client, make_account("administrator"))
    client.raise_request_exception = False
    values, broken, tried = cycle(NASTY), {}, 0
    with recording() as read:
        for path in plain(desk):
            read.clear()
            client.get(path)
            query = "&".join(f"{encoded(each)}={next(values)}" for each in sorted(read))
            if query and (answer := client.get(f"{path}?{query}")).status_code >= 500:
                broken[path] = answer.status_code, query
            tried += bool(query)
    assert broken == {}
    assert tried > 10

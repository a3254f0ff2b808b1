"""Does an old address lead to each kind of page, in both scripts and in English, and from wherever
the old site had it?
"""

import html
import re

import pytest
from wagtail.contrib.redirects.models import Redirect

from foundation.old_addresses import import_redirects
from tests.functional.kinds_of_pages import KINDS

# No page answers there, or nobody may be led there: what is asked, signed for, or not there.
NO_TARGETS = {
    *("results", "empty search", "not found", "sign in", "kit that is gone"),
    *("check of a certificate", "certificate", "revoked certificate", "unknown certificate"),
    *("staff development", "privacy in training", "invitation that is gone"),
    # Forms of strangers: the campaign or the kit above is the page.
    *("kit of a town", "what communities did", "report of a community"),
}
LINK = re.compile(r'class="languages__link" href="([^"]*)" lang="en"')


def path_of(address):
    return "/" + address.split("/", 3)[3] if "://" in address else address


@pytest.fixture
def targets(client, demonstration, db):
    """Every kind of page by its addresses: Cyrillic, Latin, and English where there is one."""
    found = {}
    for kind in KINDS.keys() - NO_TARGETS:
        english = LINK.search(client.get(KINDS[kind]).text)
        found[kind] = [KINDS[kind], f"/sr-latn{KINDS[kind]}"]
        if english:
            found[kind].append(path_of(html.unescape(english[1])))
    return found


@pytest.mark.walk
def test_an_old_address_leads_to_every_kind_of_page(client, targets):
    rows = {
        f"{prefix}/staro/{kind.replace(' ', '-')}.php?id={number}": target
        for prefix in ("", "/sr", "/sr-latn", "/en")
        for kind, addresses in targets.items()
        for number, target in enumerate(addresses)
    }
    table = "\n".join(f"{old},{new}" for old, new in rows.items())
    refused = import_redirects(table.encode()).refused
    assert [(row.old, row.new, str(row.problem)) for row in refused] == []
    assert Redirect.objects.count() == len(rows) > 300
    for old, new in rows.items():
        answer = client.get(old)
        led = path_of(answer["Location"])
        # Who asks in Latin is led on in Latin.
        same = led in {new, f"/sr-latn{new}"} if old.startswith("/sr-latn/") else led == new
        assert (answer.status_code, same) == (301, True), (old, led)
    for new in set(rows.values()):
        assert client.get(new).status_code == 200, new


@pytest.mark.walk
def test_what_is_no_page_is_no_target(client, demonstration, db):
    for kind in NO_TARGETS:
        (row,) = import_redirects(f"/staro,{KINDS[kind]}".encode()).rows
        assert not row.is_good, kind

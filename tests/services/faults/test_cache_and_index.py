"""A cache or an index that is gone is missed by nobody."""

import json
import signal
import urllib.request

import pytest

from tests.services.faults.hurt import SEARCH
from tests.services.faults.people import was_taken
from tests.services.running import Stack


def works(stack: Stack, part):
    """Say whether operators are told that a part works."""
    return stack.inside("/readyz")[1]["parts"][part]["works"]


@pytest.mark.parametrize("how", ["killed", "hung"])
def test_the_cache_is_gone_and_comes_back(site, people, told, how):
    kill, start = {
        "killed": (signal.SIGKILL, lambda: site.servers.run("redis_start")),
        "hung": (signal.SIGSTOP, lambda: site.servers.signal_redis(signal.SIGCONT)),
    }[how]
    with people:
        site.servers.signal_redis(kill)
        try:
            site.stack.wait(lambda: not works(site.stack, "cache"))
            assert site.stack.get(SEARCH).status == 200
            form = site.form()
            assert was_taken(form.send(site.stack))
            # Sent twice it is kept once, cache or no cache.
            assert was_taken(form.send(site.stack))
            people.words.append(form.word)
        finally:
            start()
        told(f"cache {how}: all well after its end", site.becomes_well())


def test_what_is_counted_against_guessing_goes_on_being_counted(site):
    site.servers.signal_redis(signal.SIGKILL)
    try:
        refused = None
        for _ in range(11):
            form = site.form()
            refused = form.send(site.stack, source="127.0.9.9")
        assert refused.status == 429
    finally:
        site.servers.run("redis_start")


def test_the_index_is_gone_and_is_filled_again_by_itself(site, people, told):
    address = site.stack.environment["ELASTICSEARCH_URL"]
    prefix = site.stack.environment["ELASTICSEARCH_PREFIX"]
    with people:
        with urllib.request.urlopen(f"{address}/_cat/indices/{prefix}*?format=json") as answer:
            names = [index["index"] for index in json.load(answer)]
        assert names
        for name in names:
            request = urllib.request.Request(f"{address}/{name}", method="DELETE")
            urllib.request.urlopen(request).close()
        found = site.stack.get("/pretraga/json/?q=centar")
        assert found.status == 200
        assert json.loads(found.body)["total"]
        told("index gone: found as before, all well after", site.becomes_well(120))

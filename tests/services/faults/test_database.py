"""Whatever becomes of the database, readers read on, and what is written is kept once."""

import contextlib
import os
import signal
import time
from dataclasses import replace

import psycopg

from tests.services.faults.machines import another_machine
from tests.services.faults.people import People, is_page_with_help
from tests.services.faults.replica import replica_of

# Kept by nobody: each has to be made.
NEW = ["/pretraga/?q=nema", "/sr-latn/pretraga/?q=nema", "/en/pretraga/?q=none"]


def pages_say_that_it_passes(site):
    """Ask for what nobody keeps; return the seconds that the slowest answer took."""
    longest = 0
    for path in NEW:
        begun = time.monotonic()
        answer = site.stack.get(path)
        longest = max(longest, time.monotonic() - begun)
        assert answer.status == 503, path
        assert is_page_with_help(path, answer)
        assert answer.headers["Retry-After"]
    return longest


def test_it_is_killed_and_started_again(site, people, told):
    with people:
        site.servers.kill_postgresql()
        told("database killed: a page says so", pages_say_that_it_passes(site))
        site.servers.run("postgresql_start")
        told("database killed: all well after its start", site.becomes_well())


def test_it_hangs_and_goes_on(site, people, told):
    with people:
        site.servers.signal_postgresql(signal.SIGSTOP)
        try:
            told("database hung: a page says so", pages_say_that_it_passes(site))
        finally:
            site.servers.signal_postgresql(signal.SIGCONT)
        told("database hung: all well after it goes on", site.becomes_well())


def test_one_of_its_processes_dies_and_takes_all_connections_along(site, people, told):
    with people:
        # One that serves a connection held here ends by itself no moment too early.
        with contextlib.closing(site.servers.as_master()) as held:
            os.kill(held.info.backend_pid, signal.SIGKILL)
        told("process of the database killed: all well", site.becomes_well())


def test_it_has_no_connection_left(site, people, told):
    taken = []
    with people:
        try:
            for _ in range(2):
                take_all_connections(site, taken)
                site.servers.as_master().execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE usename = 'portal' AND pid <> ALL(%s)",
                    [[each.info.backend_pid for each in taken]],
                )
            take_all_connections(site, taken)
            told("no connection left: a page says so", pages_say_that_it_passes(site))
        finally:
            for each in taken:
                each.close()
        told("no connection left: all well after they are free", site.becomes_well())


def take_all_connections(site, taken):
    """Connect until that is refused."""
    with contextlib.suppress(psycopg.OperationalError):
        while True:
            taken.append(psycopg.connect(site.servers.database_url, autocommit=True))


def test_its_replica_takes_over_when_it_dies(site, told):
    with (
        replica_of(site.servers) as pair,
        another_machine(site, "failover", DATABASE_URL=pair.database_url) as other,
    ):
        machine = replace(other, servers=pair)
        machine.becomes_well()
        machine.keep_pages()
        with People(machine) as people:
            machine.stack.wait(lambda: people.words)
            site.servers.kill_postgresql()
            told("database dies: a page says so", pages_say_that_it_passes(machine))
            pair.take_over()
            told("database dies, its replica takes over: all well", machine.becomes_well())
            assert machine.form().send(machine.stack).status == 302


def test_it_can_only_be_read(site, people, told):
    with people, site.servers.as_master() as master:
        master.execute("ALTER SYSTEM SET default_transaction_read_only = on")
        master.execute("SELECT pg_reload_conf()")
        try:
            site.stack.wait(lambda: site.form().send(site.stack).status == 503)
            # What is only read is made as ever.
            assert site.stack.get("/pretraga/?q=plan").status == 200
        finally:
            master.execute("SET default_transaction_read_only = off")
            master.execute("ALTER SYSTEM RESET default_transaction_read_only")
            master.execute("SELECT pg_reload_conf()")
        told("database read-only: all well after its end", site.becomes_well())

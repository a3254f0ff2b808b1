"""Databases of their own, SQLite or PostgreSQL, in which processes work at once."""

import multiprocessing
import os
import shutil

import environ
from django.db import connections

from tests.plugins.template_database import template

FORK = multiprocessing.get_context("fork")


class Copy:
    """A database of its own, that processes of their own open in place of the test's."""

    def __init__(self, url, blocker):
        self.settings = environ.Env.db_url_config(url)
        self.blocker = blocker

    def run(self, work, times=1):
        """Do ``work`` in several processes that begin together, and return how each ended."""
        barrier = FORK.Barrier(times)
        processes = [FORK.Process(target=self._child, args=(work, barrier)) for _ in range(times)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        return [process.exitcode for process in processes]

    def ask(self, work):
        """Do ``work`` in a process of its own, and return what it returned."""
        receiver, sender = FORK.Pipe(duplex=False)
        assert self.run(lambda: sender.send(work())) == [0]
        return receiver.recv()

    def _child(self, work, barrier):
        connections.databases["default"] = {
            **connections.databases["default"],
            "OPTIONS": {},
            **self.settings,
        }
        if "sqlite" in self.settings["ENGINE"]:
            # As the house runs it: a writer waits for its turn.
            connections.databases["default"]["OPTIONS"] = {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
            }
        del connections["default"]
        barrier.wait()
        with self.blocker.unblock():
            work()
        os._exit(0)


def make_copy(kind, request, folder, blocker):
    """Return a copy of the prepared database: ``sqlite`` or ``postgresql``."""
    if kind == "sqlite":
        path = folder / "copy.sqlite3"
        shutil.copy(template(), path)
        return Copy(f"sqlite:///{path}", blocker)
    return Copy(request.getfixturevalue("postgresql_database")(), blocker)

"""Asks again and again, and notes what broke and what took longest, in seconds of the processor:
what else the machine does counts for nothing.

Each parameter meets some of the values, others at each address; with ``FUZZ=whole`` each parameter
meets each value.
"""

import gc
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from unittest.mock import patch

from django.core.signals import got_request_exception
from hypothesis import HealthCheck, given, settings

from tests.security.fuzzing.nasty import VALUES, encoded, queries
from tests.security.fuzzing.shown import offered
from tests.security.who_may.asking import Answer, Asking

WHOLE = os.environ.get("FUZZ") == "whole"
ROUNDS = 4
# For a parameter alone, for all of an address at once, and mixtures that hypothesis makes.
ALONE, TOGETHER, MIXED = (len(VALUES), len(VALUES), 100) if WHOLE else (1, 2, 4)
SLOW, AGAIN = 1.0, 3


@dataclass
class Attack:
    """Asks, and notes what broke and what took longest."""

    asking: Asking
    wrong: dict[str, str] = field(default_factory=dict)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    asked: int = 0
    slow: dict[str, float] = field(default_factory=dict)

    def ask(self, letter: str, path: str, query: str = "") -> str:
        """Ask once; return the text of the answer."""
        self.told.clear()
        whole = f"{path}?{query}" if query else path
        answer, took = self._timed(letter, whole)
        for _time in range(AGAIN):
            if took > SLOW:
                # What is read once in a process is not the answer's, nor is a crowded machine.
                answer, again = self._timed(letter, whole)
                took = min(took, again)
        self.slowest = sorted([*self.slowest, (took, whole[:160])], reverse=True)[:12]
        self.asked += 1
        if took > SLOW:
            self.slow[whole] = took
        if answer.status >= 500:
            self.wrong.setdefault(path, f"{answer.status} {self.told} {query[:300]}")
        return answer.body.decode(errors="replace") if answer.status == 200 else ""

    def _timed(self, letter: str, whole: str) -> tuple[Answer, float]:
        # Of this thread: others of the process make pictures meanwhile.
        began = time.thread_time()
        answer = self.asking.ask(letter, "GET", whole)
        return answer, time.thread_time() - began

    def parameters(self, letter: str, path: str, read: set[str]) -> dict[str, list[str]]:
        """Return what an address offers and what its view reads, what it reads when others are
        there too.
        """
        found: dict[str, list[str]] = {}
        for _round in range(ROUNDS):
            read.clear()
            given = "&".join(
                f"{encoded(name)}={encoded(values[0] if values else '1')}"
                for name, values in sorted(found.items())
            )
            text = self.ask(letter, path, given)
            new = {**{name: [] for name in read}, **offered(path, text)}
            if not new.keys() - found.keys():
                break
            found = {**new, **found}
        return found

    def each_alone(self, letter: str, path: str, names: list[str], values: Iterator[str]) -> None:
        """Ask with one parameter at a time."""
        for name in names:
            for value in islice(values, ALONE):
                self.ask(letter, path, f"{encoded(name)}={value}")

    def mixed(self, letter: str, path: str, known: dict[str, list[str]]) -> None:
        """Ask with mixtures, the same ones each time."""

        @settings(
            max_examples=MIXED,
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(queries(known))
        def ask(query: str) -> None:
            self.ask(letter, path, query)

        ask()


def _nothing(*args: object, **kwargs: object) -> None:
    """Stand in for the test client, which copies what each template is given: no server does."""


@contextmanager
def attacking(sessions: dict[str, str]) -> Iterator[Attack]:
    """Give an attack that knows of each error what it was, and print what it saw (``-s``)."""
    made = Attack(Asking(sessions))

    def note(**_more: object) -> None:
        made.told.append(repr(sys.exc_info()[1])[:200])

    got_request_exception.connect(note)
    # As deploy/gunicorn.py does: what is loaded is looked through for cycles no more.
    gc.collect()
    gc.freeze()
    with patch("django.test.client.store_rendered_templates", _nothing):
        yield made
    gc.unfreeze()
    got_request_exception.disconnect(note)
    print(f"\n{made.asked} questions, {len(made.slow)} of them over {SLOW} s; the slowest:")  # noqa: T201
    for seconds, address in made.slowest:
        print(f"{seconds:6.2f} s {address}")  # noqa: T201
    for path, told in made.wrong.items():
        print(f"WRONG {path}: {told}")  # noqa: T201

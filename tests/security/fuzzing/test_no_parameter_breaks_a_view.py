"""Whatever stands behind the question mark of an address outside the desk, no view breaks.

Addresses come from the URL configuration and the routes of pages. Which parameters they have is
what their forms, filters and links offer, and what their views are seen to read: nobody keeps a
list. Each parameter meets some of the values, others at each address; with ``FUZZ=whole`` each
parameter meets each value (twenty minutes and more). How long the slowest took is printed (``-s``)
and not asserted: another program may have had the processor.
"""

import os
import sys
import time
from dataclasses import dataclass, field
from itertools import cycle, islice

import pytest
from django.core.signals import got_request_exception
from hypothesis import HealthCheck, given, settings

from tests.security.fuzzing.nasty import VALUES, encoded, every_value, queries
from tests.security.fuzzing.recording import recording
from tests.security.fuzzing.shown import offered
from tests.security.who_may.asking import Asking

pytestmark = pytest.mark.walk
WHOLE = os.environ.get("FUZZ") == "whole"
ROUNDS = 4
# For a parameter alone, for all of an address at once, and mixtures that hypothesis makes.
ALONE, TOGETHER, MIXED = (len(VALUES), len(VALUES), 100) if WHOLE else (1, 2, 4)
SLOW = 1.0


@dataclass
class Attack:
    """Asks, and notes what broke and what took longest."""

    asking: Asking
    wrong: dict[str, str] = field(default_factory=dict)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    asked: int = 0
    slow: int = 0

    def ask(self, letter: str, path: str, query: str = "") -> str:
        """Ask once; return the text of the answer."""
        self.told.clear()
        whole = f"{path}?{query}" if query else path
        began = time.perf_counter()
        answer = self.asking.ask(letter, "GET", whole)
        took = time.perf_counter() - began
        self.slowest = sorted([*self.slowest, (took, whole[:160])], reverse=True)[:12]
        self.asked += 1
        self.slow += took > SLOW
        if answer.status >= 500:
            self.wrong.setdefault(path, f"{answer.status} {self.told} {query[:300]}")
        return answer.body.decode(errors="replace") if answer.status == 200 else ""

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

    def each_alone(self, letter: str, path: str, names: list[str], values: "cycle[str]") -> None:
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


@pytest.fixture
def attack(cast):
    made = Attack(Asking(cast.sessions))

    def note(sender, request, **kwargs):
        made.told.append(repr(sys.exc_info()[1])[:200])

    got_request_exception.connect(note)
    yield made
    got_request_exception.disconnect(note)
    print(f"\n{made.asked} questions, {made.slow} of them over {SLOW} s; the slowest:")  # noqa: T201
    for seconds, address in made.slowest:
        print(f"{seconds:6.2f} s {address}")  # noqa: T201
    for path, told in made.wrong.items():
        print(f"WRONG {path}: {told}")  # noqa: T201


def test_no_address_of_the_site_breaks(attack, open_to):
    values, together = cycle(VALUES), 0
    found = {}
    with recording() as read:
        for path, letter in open_to.items():
            if not (known := attack.parameters(letter, path, read)):
                continue
            found[path] = sorted(known)
            attack.each_alone(letter, path, found[path], values)
            all_at_once = every_value(found[path])
            for turn in range(together, together + TOGETHER):
                attack.ask(letter, path, all_at_once[turn % len(all_at_once)])
            together += TOGETHER
            attack.mixed(letter, path, known)
    assert sum(map(len, found.values())) > 60, found
    assert attack.wrong == {}

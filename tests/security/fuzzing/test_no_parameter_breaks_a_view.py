"""Whatever stands behind the question mark of an address outside the desk, no view breaks.

Addresses come from the URL configuration and the routes of pages. Which parameters they have is
what their forms, filters and links offer, and what their views are seen to read: nobody keeps a
list. With ``FUZZ=whole`` it takes twenty minutes and more. None takes a second of the processor,
whatever else the machine does; the slowest are printed (``-s``). (The desk's own walk:
``test_no_parameter_breaks_the_desk.py``.)
"""

from itertools import cycle

import pytest

from tests.security.fuzzing.attack import TOGETHER, attacking
from tests.security.fuzzing.nasty import VALUES, every_value
from tests.security.fuzzing.recording import recording

pytestmark = pytest.mark.walk


@pytest.fixture
def attack(cast):
    with attacking(cast.sessions) as made:
        yield made


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
    assert attack.slow == {}

"""Whatever stands behind the question mark of an address of the desk, no view breaks.

Each address of the URL configuration, with numbers of things that are there, is asked for by an
administrator and by an author. Which parameters it has is what its view is seen to read. Each meets
some of the values alone, others at each address, and all of an address meet some together; with
``FUZZ=whole`` each meets every value, which takes hours.
"""

import re
from itertools import cycle

import pytest

from foundation.models import SiteImage
from tests.foundation.accounts.desk_addresses import every_address
from tests.security.fuzzing.attack import WHOLE, attacking
from tests.security.fuzzing.nasty import VALUES, encoded, every_value
from tests.security.fuzzing.recording import recording

pytestmark = pytest.mark.walk
# Signs out, breaks on purpose, or holds texts for scripts alone.
LEFT_OUT = re.compile(r"_logout$|_error_test$|javascript_")
# Long values cost time, and differ in nothing else from shorter ones of their kind.
LONG = 3000
TOGETHER = len(VALUES) if WHOLE else 1


# As the desk's lists show pictures, and its choosers.
THUMBNAILS = ("max-165x165", "max-800x600")


def make_thumbnails():
    """Make what is made once for a picture and stays: here nothing does that an answer writes."""
    for image in SiteImage.objects.all():
        image.get_renditions(*THUMBNAILS)


def read_by(attack, letter, path, read):
    """Return what the view reads, and what it reads when that is there; nothing where an author
    is led away.
    """
    names = set()
    for _round in range(2):
        read.clear()
        text = attack.ask(letter, path, "&".join(f"{encoded(name)}=1" for name in sorted(names)))
        if read <= names or (letter == "e" and not text):
            break
        names |= read
    return sorted(names)


@pytest.mark.parametrize("letter", ["a", "e"], ids=["administrator", "author"])
def test_no_address_of_the_desk_breaks(cast, letter):
    values = cycle(value for value in VALUES if len(value) < LONG)
    found, together = {}, 0
    make_thumbnails()
    with attacking(cast.sessions) as attack, recording() as read:
        for path, name in every_address():
            if path in found or LEFT_OUT.search(name):
                continue
            found[path] = names = read_by(attack, letter, path, read)
            attack.each_alone(letter, path, names, values)
            everything = every_value(names) if names else []
            for turn in range(together, together + (TOGETHER if names else 0)):
                attack.ask(letter, path, everything[turn % len(everything)])
            together += TOGETHER
    assert sum(map(len, found.values())) > 300, found
    assert attack.wrong == {}
    assert attack.slow == {}

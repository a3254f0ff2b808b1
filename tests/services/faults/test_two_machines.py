"""Two machines of one site: what one of them does, the other shows, and goes on with alone."""

import time

import pytest

from tests.services.faults.balancer import balancing
from tests.services.faults.machines import another_machine, stopped
from tests.services.faults.people import READ, is_page_with_help
from tests.services.faults.test_processes import (
    COME_DUE,
    SCHEDULE,
    SEND,
    arrived,
    claimed,
    live,
    message_id,
    told_of,
    waiting,
)
from tests.services.faults.test_two_processes import NEWS, PUBLISH

# A size that nothing has asked for yet: made here and now.
MAKE = """
from centre.models import NewsPage
page = NewsPage.objects.live().public().exclude(picture=None).first()
print(page.picture.get_rendition("fill-403x301|format-webp").url)
"""


@pytest.fixture(scope="module")
def other(_site):
    """The site on the other machine."""
    with another_machine(_site, "another") as made:
        yield made


@pytest.fixture
def second(site, other):
    """The site on the other machine, well and with pages that its nginx keeps."""
    other.becomes_well()
    other.keep_pages()
    return other


def shows(machine, word):
    """Say whether readers of a machine see ``word`` in the news."""
    return word.encode() in machine.stack.get(NEWS).body


def test_each_shows_what_the_other_published(site, second, told):
    for here, there in ((site, second), (second, site)):
        word = site.form().word
        there.stack.wait(lambda there=there: there.stack.get(NEWS).kept != "MISS")
        here.stack.do(PUBLISH.format(word=word))
        assert shows(here, word)
        seconds = there.stack.wait(lambda there=there, word=word: shows(there, word))
        told(
            f"published on {'one' if here is site else 'the other'} machine: both show it", seconds
        )


def test_a_file_of_one_is_sent_by_the_other(site, second):
    address = second.stack.do(MAKE)
    one, other = site.stack.get(address), second.stack.get(address)
    assert (one.status, one.headers["Content-Type"]) == (200, "image/webp")
    assert one.body == other.body


def test_readers_behind_a_balancer_notice_little_of_one_that_stands_still(site, second, told):
    with balancing(site, second) as front:
        with stopped(site):
            longest = max(seconds_of(front, path) for path in READ * 5)
            told("one of two machines stands still: a page behind a balancer", longest)
        # It alone is left to answer.
        with stopped(second):
            back = front.wait(lambda: front.get("/").status == 200)
            told("one of two machines goes on: the balancer asks it again", back, mark=15)


def seconds_of(front, path):
    """Return how long a reader waits for a page."""
    begun = time.monotonic()
    answer = front.get(path)
    assert answer.status == 200, path
    assert is_page_with_help(path, answer)
    return time.monotonic() - begun


def test_one_goes_on_with_what_the_other_began_when_it_stopped(site, second, told):
    word = f"masine-{site.form().word}"
    rows = [line.split() for line in site.stack.do(SCHEDULE.format(word=word)).splitlines()]
    pages = [int(page) for page, _revision in rows]
    site.mail.mood = "hung"
    site.stack.do(SEND.format(word=word))
    site.stack.wait(lambda: claimed(site))
    with stopped(site):
        site.mail.mood = "well"
        site.servers.ask(COME_DUE, [[int(revision) for _page, revision in rows]])
        told(
            "one of two machines stops: the other publishes",
            second.stack.wait(lambda: all(live(second, pages)), 120),
            mark=60,
        )
        # What it had in its hand is nobody else's for a minute, as it may live.
        told(
            "one of two machines stops: the other sends its mail",
            second.stack.wait(lambda: arrived(second, word), 180),
            mark=120,
        )
    site.stack.wait(lambda: not waiting(site))
    assert told_of(site, pages) == [1, 1, 1]
    # The connection that hung may yet bring the letter: to the mail server it is the same one.
    assert len({message_id(text) for text in arrived(site, word)}) == 1

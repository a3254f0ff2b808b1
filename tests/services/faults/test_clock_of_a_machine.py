"""A running machine whose clock jumps, all programs of it at once: what is due is done once, and
people go on reading.
"""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from tests.services.faults.machines import Clock, another_machine, stopped
from tests.services.faults.people import READ, is_page_with_help
from tests.services.faults.test_processes import SEND, arrived, live, told_of, waiting

HOUR = timedelta(hours=1)
BELGRADE = ZoneInfo("Europe/Belgrade")
SCHEDULE = """
from datetime import datetime
from centre.models import NewsIndexPage, NewsPage
parent = NewsIndexPage.objects.filter(locale__language_code="sr").first()
page = NewsPage(title="{word}", slug="{word}", lead="Увод", date="2026-11-01", live=False)
parent.add_child(instance=page)
page.go_live_at = datetime.fromisoformat("{due}")
page.save_revision().publish()
print(page.pk)
"""


def last_changes(now):
    """Return when clocks in Belgrade were last put back, and when forth."""
    hours = [now.replace(minute=0, second=0, microsecond=0) - HOUR * each for each in range(9000)]
    offsets = [(hour, hour.astimezone(BELGRADE).utcoffset()) for hour in hours]
    changes = [
        (hour, offset - before)
        for (hour, offset), (_earlier, before) in pairwise(offsets)
        if offset != before
    ]
    return [next(hour for hour, by in changes if by == turn * HOUR) for turn in (-1, 1)]


@pytest.fixture
def clock(tmp_path):
    """The time, until it is moved."""
    made = Clock(tmp_path / "clock")
    made.becomes_right()
    return made


@pytest.fixture
def machine(site, clock):
    """The site, on a machine that goes by ``clock``. The other one does nothing meanwhile."""
    with another_machine(site, "clock", **clock.variables) as made, stopped(site):
        made.becomes_well()
        made.keep_pages()
        yield made
        clock.becomes_right()
        made.becomes_well()


@pytest.mark.needs("faketime")
@pytest.mark.parametrize("change", last_changes(datetime.now(UTC)), ids=["back", "forth"])
def test_clocks_jump_about_an_hour_that_is_not_there_or_there_twice(machine, clock, told, change):
    word = f"sat-{machine.form().word}"
    clock.jump(change - timedelta(seconds=15))
    first, second, third = pages = [
        int(machine.stack.do(SCHEDULE.format(word=f"{word}-{number}", due=due.isoformat())))
        for number, due in enumerate([change, change + HOUR, change + 2 * HOUR])
    ]
    machine.stack.do(SEND.format(word=word))
    told("clocks change: what is due appears", comes(machine, first), mark=60)
    assert live(machine, [second, third]) == [False, False]
    # An hour ahead, right, an hour behind, two ahead: as if somebody put it right by hand, wrongly.
    clock.jump(change + HOUR + timedelta(seconds=5))
    told("a clock jumps an hour ahead: what is due appears", comes(machine, second), mark=60)
    clock.jump(change + timedelta(minutes=1))
    people_read(machine)
    clock.jump(change - HOUR)
    people_read(machine)
    assert live(machine, pages) == [True, True, False]
    clock.jump(change + 2 * HOUR)
    told("a clock jumps back and ahead: what is due appears", comes(machine, third), mark=60)
    people_read(machine)
    assert told_of(machine, pages) == [1, 1, 1]
    machine.stack.wait(lambda: not waiting(machine))
    assert len(arrived(machine, word)) == 1


def comes(machine, page):
    """Wait until a page is published, and return how long that took."""
    return machine.stack.wait(lambda: live(machine, [page]) == [True], 90)


def people_read(machine):
    """Let somebody read; all that comes back is pages with the line of help."""
    for path in READ:
        answer = machine.stack.get(path)
        assert answer.status == 200, path
        assert is_page_with_help(path, answer), path

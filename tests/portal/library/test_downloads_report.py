"""Does the desk's report of downloads tell nobody of fewer than ten, in no way of reading it?"""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from portal.library.counting import Period, periods, shown, total
from portal.library.models import DownloadTally
from tests.factories.accounts import enter_desk, make_account

DAY = date(2026, 10, 5)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=9))
def test_beside_its_parts_a_total_leaves_each_hidden_count_every_value(counts):
    told, parts = total(counts), [shown(count) for count in counts]
    assert told <= sum(counts)
    assert told % 10 == 0
    for place, part in enumerate(parts):
        if part:
            continue
        others = [each for at, each in enumerate(parts) if at != place]
        most = sum(each + 9 for each in others)
        for value in range(10):
            # Some way to fill in the others makes up a sum of which the same would be told.
            assert value + most >= told
            assert value + sum(others) <= told + 9


@pytest.fixture
def tallies(law, internal):
    DownloadTally.objects.all().delete()
    rows = [
        (law, DAY, "police", 25),
        (law, DAY, "health", 9),
        (law, DAY, "", 12),
        (law, date(2026, 10, 6), "health", 9),
        (law, date(2026, 9, 1), "police", 9),
        (internal, DAY, "police", 500),
    ]
    for item, day, sector, count in rows:
        DownloadTally.objects.create(item=item, day=day, sector=sector, count=count)


def test_days_and_months_say_whole_tens_of_what_is_public(tallies):
    (day,) = periods(by_day=True)
    assert isinstance(day, Period)
    assert (day.begins, day.counts["police"], day.counts["health"], day.counts[""]) == (
        DAY,
        20,
        0,
        10,
    )
    (month,) = periods(by_day=False)
    assert (month.begins, month.counts["health"]) == (date(2026, 10, 1), 10)


def test_the_desk_shows_it_and_gives_it_away(client, tallies):
    desk = enter_desk(client, make_account("publisher"))
    address = reverse("library_downloads")
    page = desk.get(address, {"by": "day"}).content.decode()
    assert "5. октобра 2026" in page
    assert "Полиција: 20; без сектора: 10" in page
    assert "Здравствена заштита" not in page.split("<tbody>")[1]
    answer = desk.get(address, {"by": "day", "year": "2026", "as": "csv"})
    (row,) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert (row["period"], row["police"], row["health"], row["none"]) == (
        "2026-10-05",
        "20",
        "",
        "10",
    )
    assert desk.get(address, {"by": "<x>", "year": "-1"}).status_code == 200
    author = enter_desk(client, make_account("author"))
    assert author.get(address).status_code in (302, 403)


def test_more_days_take_no_more_queries(law, tallies):
    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        with CaptureQueriesContext(connection) as captured:
            periods(by_day=True)
        return len(captured)

    # The stamp is read once, whatever was asked for before.
    queries()
    before = queries()
    for day in range(10, 28):
        DownloadTally.objects.create(item=law, day=date(2026, 10, day), sector="", count=30)
    queries()
    assert queries() == before
    assert len(periods(by_day=True)) == 19

"""What is asked is counted, and nobody is."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import InternalError, OperationalError, ProgrammingError

from search import tallying
from search.models import QueryTally
from search.question import understand

pytestmark = pytest.mark.django_db


def ask(text, day=date(2026, 3, 1), times=1, nothing=False):
    with time_machine.travel(day.isoformat() + "T12:00:00Z", tick=False):
        for _ in range(times):
            tallying.note(understand(text, "sr"), "sr", nothing=nothing)
        tallying.write()


def test_a_question_is_a_hash_until_it_was_asked_on_three_days():
    for day in range(2):
        ask("Тражим помоћ", date(2026, 3, 1 + day), times=5, nothing=True)
    tally = QueryTally.objects.get()
    assert (tally.text, tally.days, tally.asked, tally.found_nothing) == ("", 2, 10, 10)
    assert "pomoc" not in tally.key
    ask("POMOĆ tražim", date(2026, 3, 9))
    assert QueryTally.objects.count() == 2
    ask("tražim pomoć", date(2026, 3, 9))
    tally.refresh_from_db()
    assert (tally.text, tally.days) == ("trazim pomoc", 3)


@pytest.mark.parametrize(
    "text", ["063610590", "+381 63 610590", "a@b.rs", "x" * 30, " ".join(["x" * 24] * 5)]
)
def test_what_may_name_somebody_is_never_kept(text):
    for day in range(5):
        ask(text, date(2026, 3, 1 + day))
    assert not QueryTally.objects.exclude(text="").exists()


def test_what_nobody_asks_any_more_is_forgotten():
    ask("обука", date(2025, 1, 1))
    tallying.forget_old(date(2025, 1, 1) + tallying.KEPT)
    assert QueryTally.objects.exists()
    tallying.forget_old(date(2025, 1, 1) + tallying.KEPT + timedelta(days=1))
    assert not QueryTally.objects.exists()


@pytest.mark.parametrize("kind", [OperationalError, InternalError])
def test_a_database_that_is_away_costs_a_count_and_the_log_repeats_no_question(
    monkeypatch, caplog, kind
):
    def fail(language, text, *args):
        raise kind(f"could not write {text}")

    monkeypatch.setattr(tallying, "_add", fail)
    ask("Тражим помоћ")
    assert caplog.messages == [f"Questions were not counted: {kind.__name__}"]


def test_a_mistake_of_ours_is_not_swallowed(monkeypatch):
    def fail(*args):
        raise ProgrammingError("no such column")

    monkeypatch.setattr(tallying, "_add", fail)
    with pytest.raises(ProgrammingError):
        ask("Тражим помоћ")

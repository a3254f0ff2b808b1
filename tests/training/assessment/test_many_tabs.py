"""Eight tabs start, answer and hand in at once: one attempt, one answer, one result; on SQLite and
on a real PostgreSQL.
"""

import pytest

from tests.factories import assessment as make
from tests.factories import people
from tests.factories.copies import make_copy
from training.assessment import services
from training.models import Answer, Assessment, Attempt, Enrolment

# SQLite lets its writers in one by one, and each waits long for its turn.
TABS = {"sqlite": 3, "postgresql": 8}


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))]
)
def tabs(request):
    return TABS[request.param]


@pytest.fixture
def copy(request, tabs, tmp_path, django_db_blocker):
    kind = next(kind for kind, count in TABS.items() if count == tabs)
    made = make_copy(kind, request, tmp_path, django_db_blocker)
    assert made.run(prepare) == [0]
    return made


def prepare():
    make.make_sign()
    course = make.make_course()
    make.make_quiz(course, ("single", "number"), allowance=2)
    people.trainee(course)


def start():
    services.start_attempt(enrolment=Enrolment.objects.get(), assessment=Assessment.objects.get())


def answer(key):
    """Each tab gives an answer; only one is taken."""

    def give():
        attempt = Attempt.objects.get(number=1)
        try:
            services.answer_item(attempt=attempt, key=key, given="16")
        except services.RefusedError as refused:
            if refused.reason not in {"answered", "over"}:
                raise

    return give


def hand_in():
    services.hand_in(attempt=Attempt.objects.get(number=1))


def start_again():
    """Whoever comes too late is told that none is left, and nothing worse."""
    try:
        start()
    except services.NoAttemptLeftError:
        return
    services.hand_in(attempt=Attempt.objects.latest("number"))


def state():
    return (
        list(Attempt.objects.values_list("number", "closing", "points")),
        Answer.objects.count(),
    )


def test_many_tabs_are_one(copy, tabs):
    assert copy.run(start, tabs) == [0] * tabs
    assert copy.ask(state) == ([(1, "", None)], 0)
    assert copy.run(answer("pitanje-single"), tabs) == [0] * tabs
    assert copy.ask(state) == ([(1, "", None)], 1)
    assert copy.run(answer("pitanje-number"), tabs) == [0] * tabs
    assert copy.run(hand_in, tabs) == [0] * tabs
    assert copy.ask(state) == ([(1, "answered", 100)], 2)
    assert copy.run(start_again, tabs) == [0] * tabs
    assert copy.ask(state) == ([(1, "answered", 100), (2, "handed_in", 0)], 2)

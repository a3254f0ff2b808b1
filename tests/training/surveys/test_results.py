"""Results are told from five responses on, and again only when five more have come."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.factories import assessment as make
from tests.factories import surveys
from training.models import SurveyResponse, SurveyResult, SurveyTicket
from training.surveys import services

FRESH = "0123456789abcdef0123456789abcdef"
GIVEN = {"jasno": "5", "korisno": "4", "opet": "1"}


def open_a_survey():
    course = make.make_course()
    surveys.open_round(surveys.make_survey(), surveys.make_group(course, 12))


@pytest.fixture(scope="module")
def begin_with_a_survey(begin_with):
    with begin_with("survey", open_a_survey):
        yield


@pytest.fixture
def tickets(request):
    # On PostgreSQL no file is copied: the survey is opened in the test's own transaction.
    sqlite = connection.vendor == "sqlite"
    request.getfixturevalue("begin_with_a_survey" if sqlite else "db")
    request.getfixturevalue("db")
    if not sqlite:
        open_a_survey()
    return list(SurveyTicket.objects.all())


def answer(tickets, given=GIVEN):
    for ticket in tickets:
        services.respond(ticket=ticket, given=given)


def told():
    return list(SurveyResult.objects.order_by("responses").values_list("responses", flat=True))


@pytest.mark.parametrize(
    ("answered", "results"), [(4, []), (5, [5]), (9, [5]), (10, [5, 10]), (12, [5, 10])]
)
def test_results_come_in_steps(tickets, answered, results):
    answer(tickets[:answered])
    assert told() == results
    assert SurveyResponse.objects.count() == answered


def test_a_result_counts_every_answer_and_none(tickets):
    answer(tickets[:4])
    answer(tickets[4:5], {"jasno": "9", "opet": "nema"})
    counts = SurveyResult.objects.get().counts
    assert counts["jasno"] == {"1": 0, "2": 0, "3": 0, "4": 0, "5": 4, "": 1}
    assert counts["opet"] == {"1": 4, "2": 0, "3": 0, "": 1}


def test_a_ticket_is_used_once(tickets):
    answer(tickets[:1])
    with pytest.raises(services.ClosedError):
        answer(tickets[:1])
    assert SurveyResponse.objects.count() == 1


ATTACKS = {
    "a used ticket is used again": "UPDATE training_surveyticket SET is_used = NOT is_used",
    "a ticket is somebody else's": (
        "UPDATE training_surveyticket SET enrolment_id ="
        " (SELECT MAX(id) FROM training_enrolment) WHERE is_used"
    ),
    "a ticket is taken away": "DELETE FROM training_surveyticket",
    "a response is changed": "UPDATE training_surveyresponse SET answers = '{}'",
    "a response comes without a ticket": (
        "INSERT INTO training_surveyresponse (id, round_id, answers)"
        f" SELECT '{FRESH}', round_id, answers FROM training_surveyresponse LIMIT 1"
    ),
    "a ticket begins used": (
        "INSERT INTO training_surveyticket (id, round_id, enrolment_id, is_used)"
        f" SELECT '{FRESH}', round_id, enrolment_id, TRUE FROM training_surveyticket LIMIT 1"
    ),
    "somebody has two tickets": (
        "INSERT INTO training_surveyticket (id, round_id, enrolment_id, is_used)"
        f" SELECT '{FRESH}', round_id, enrolment_id, FALSE FROM training_surveyticket LIMIT 1"
    ),
    "a published survey is changed": "UPDATE training_surveyversion SET number = 9",
    "a result is deleted": "DELETE FROM training_surveyresult",
    "a result is changed": "UPDATE training_surveyresult SET responses = 6",
    "a result is told of one more": (
        "INSERT INTO training_surveyresult (round_id, responses, counts)"
        " SELECT round_id, 6, '{}' FROM training_surveyresult"
    ),
    "a result is told of more than there are": (
        "INSERT INTO training_surveyresult (round_id, responses, counts)"
        " SELECT round_id, 10, '{}' FROM training_surveyresult"
    ),
    "a round asks something else": "UPDATE training_surveyround SET stage = 'before'",
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_database_refuses(tickets, attack):
    answer(tickets[:6])
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ATTACKS[attack])

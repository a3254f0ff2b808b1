"""Who has the whole database in hand can't say who answered what: not by keys, times, the order in
any table, nor by the numbers of transactions; on SQLite and on a real PostgreSQL.
"""

import json
import random
import re
from collections import Counter
from itertools import product

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import assessment as make
from tests.factories import people, surveys
from tests.factories.copies import make_copy
from training.models import Enrolment, SurveyResponse, SurveyRound, SurveyTicket
from training.surveys import services
from training.surveys.codes import Stage

PEOPLE = 14
GROUPS = 3
MARKS = {"sqlite": ["rowid"], "postgresql": ["ctid", "xmin", "cmin", "xmax"]}


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))]
)
def copy(request, tmp_path, django_db_blocker):
    return make_copy(request.param, request, tmp_path, django_db_blocker)


def test_whoever_has_the_database_guesses(copy):
    assert copy.run(answer_rounds) == [0]
    hits, same, wanted = copy.ask(attack)
    # Whoever pairs rows by chance is right once a round, on average.
    assert {how: count for how, count in hits.items() if count > 3 * GROUPS * len(Stage)} == {}
    assert len(hits) >= 4
    assert same == wanted


def answer_rounds():
    """Let everybody but two answer each round, in an order by chance, with answers of their own."""
    survey, course = surveys.make_survey(), make.make_course()
    for number in range(GROUPS):
        cohort = surveys.make_group(course, PEOPLE, title=f"Група {number}")
        people = list(cohort.enrolments.order_by("pk"))
        for stage in Stage.values:
            asked = surveys.open_round(survey, cohort, stage)
            tickets = list(SurveyTicket.objects.filter(round=asked))
            random.shuffle(tickets)
            for ticket in tickets[2:]:
                services.respond(ticket=ticket, given=answers_of(people.index(ticket.enrolment)))


def answers_of(person):
    """Return answers that only this person gives."""
    return {"jasno": str(person % 5 + 1), "korisno": str(person // 5 + 1), "opet": "1"}


def attack():
    """Pair used tickets with responses by each mark of one and of the other; return how often each
    way was right, how many transactions the rows of a round tell of, and how many there should be.
    """
    marks = MARKS[connection.vendor]
    hits, transactions = Counter(), []
    for asked in SurveyRound.objects.all():
        people = list(asked.cohort.enrolments.order_by("pk").values_list("pk", flat=True))
        truth = {answers_key(answers_of(n)): pk for n, pk in enumerate(people)}
        tickets = rows("training_surveyticket", asked.pk, ["enrolment_id", "id", "is_used", *marks])
        tickets = [row for row in tickets if row["is_used"] in {1, "true"}]
        responses = rows("training_surveyresponse", asked.pk, ["answers", "id", *marks])
        assert len(tickets) == len(responses) == PEOPLE - 2
        for one, other in product(["enrolment_id", "id", *marks], ["id", *marks]):
            pairs = zip(in_order(tickets, one), in_order(responses, other), strict=True)
            hits[one, other] += sum(
                truth[answers_key(response["answers"])] == int(ticket["enrolment_id"])
                for ticket, response in pairs
            )
        if "xmin" in marks:
            transactions.append(len({row["xmin"] for row in [*tickets, *responses]}))
    return hits, transactions, [1] * len(transactions)


def rows(table, round_pk, columns):
    """Return rows as they lie in the table, with what the database itself knows of them."""
    cast = "::text" if connection.vendor == "postgresql" else ""
    told = ", ".join(f"{name}{cast}" for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {told} FROM {table} WHERE round_id = %s", [round_pk])
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def answers_key(answers):
    """Return answers as one value, however the database keeps them."""
    return tuple(sorted((json.loads(answers) if isinstance(answers, str) else answers).items()))


def in_order(found, mark):
    """Sort rows by a mark: numbers as numbers, places of a table by page and line."""
    return sorted(found, key=lambda row: by_number(str(row[mark]), mark))


def by_number(value, mark):
    return value if mark == "id" else [int(number) for number in re.findall(r"\d+", value)]


def test_neither_has_a_column_for_more_than_it_must_know():
    def columns(model):
        return {field.column: type(field) for field in model._meta.concrete_fields}

    ticket, response = columns(SurveyTicket), columns(SurveyResponse)
    assert set(ticket) == {"id", "round_id", "enrolment_id", "is_used"}
    assert set(response) == {"id", "round_id", "answers"}
    assert ticket["id"] is response["id"] is models.UUIDField
    assert not any(issubclass(kind, models.DateField) for kind in {**ticket, **response}.values())


def test_keys_are_by_chance(db):
    assert SurveyResponse().pk.version == SurveyTicket().pk.version == 4


def test_answering_writes_nothing_else_anywhere(db, client):
    course = make.make_course()
    learner = people.trainee(course)
    cohort = Enrolment.objects.get(person__user=learner).cohort
    asked = surveys.open_round(surveys.make_survey(), cohort)
    client.force_login(learner)
    url = reverse("survey", args=[asked.key])
    assert "Било је јасно." in client.get(url).text
    with CaptureQueriesContext(connection) as queries:
        sent = client.post(url, answers_of(3))
    assert sent.status_code == 302
    writes = [
        re.search(r'"(\w+)"', query["sql"])[1]
        for query in queries
        if re.match(r"INSERT|UPDATE|DELETE", query["sql"])
    ]
    assert set(writes) == {"training_surveyticket", "training_surveyresponse"}
    assert sent.cookies.output() == ""
    assert "Хвала" in client.get(sent["location"]).text
    assert client.post(url, answers_of(4)).status_code == 302
    assert SurveyResponse.objects.get().answers == answers_of(3)


def test_outsiders_find_no_survey(db, client):
    course = make.make_course()
    learner = people.trainee(course)
    cohort = Enrolment.objects.get(person__user=learner).cohort
    asked = surveys.open_round(surveys.make_survey(), cohort)
    others = [None, people.account("nobody"), people.withdrawn_trainee(course)]
    for person, address in product(
        others, [reverse("surveys"), reverse("survey", args=[asked.key])]
    ):
        client.logout()
        if person:
            client.force_login(person)
        for verb in ("get", "head", "post", "put", "delete", "options"):
            assert getattr(client, verb)(address).status_code == 404

"""Every promise about versions, attempts, answers and decisions is attacked by SQL and refused, on
SQLite and on a real PostgreSQL.
"""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from foundation import guards
from tests.factories import assessment as make
from tests.factories import people
from tests.factories.copies import make_copy
from training.assessment import services
from training.models import Answer, Assessment, Attempt, Enrolment

# The closed attempt (1) has a free answer; the open one (2) has none yet. {…} are ids.
ATTACKS = {
    "a published question is changed": "UPDATE training_questionversion SET number = 9",
    "a published question is deleted": "DELETE FROM training_questionversion",
    "a published quiz is changed": "UPDATE training_assessmentversion SET allowance = 50",
    "a published quiz is deleted": "DELETE FROM training_assessmentversion",
    "a published item is changed": "UPDATE training_assessmentitem SET maximum = 9999",
    "a version has the number of another": (
        "INSERT INTO training_assessmentversion (assessment_id, number, published_on, maximum,"
        " pass_percent, allowance, feedback, content) SELECT assessment_id, number, published_on,"
        " maximum, pass_percent, allowance, feedback, content FROM training_assessmentversion"
    ),
    "a question's version has the number of another": (
        "INSERT INTO training_questionversion (question_id, number, published_on,"
        " indicator_version_id, content)"
        " SELECT question_id, number, published_on, indicator_version_id, content"
        " FROM training_questionversion"
    ),
    "an attempt ends before it began": (
        "UPDATE training_attempt SET closed_at = '2001-01-01', points = 0, closing = 'answered'"
        " WHERE id = {open}"
    ),
    "a second attempt is open": "{attempt} 3, NULL, NULL, '' {of_open}",
    "a number is given twice": "{attempt} 1, NULL, NULL, '' {of_open}",
    "there are more attempts than allowed": "{attempt} 99, NULL, NULL, '' {of_open}",
    "an attempt begins with its end": "{attempt} 3, 0, '2030-01-01', 'answered' {of_open}",
    "an attempt has another version": "{change} version_id = {other_version} {of_it}",
    "an attempt has another assessment": "{change} assessment_id = {case} {of_it}",
    "an attempt is somebody else's": "{change} enrolment_id = {other_enrolment} {of_it}",
    "an attempt has more points to give": "{change} maximum = 9999 {of_it}",
    "an attempt has more time": "{change} due_at = '2099-01-01' {of_it}",
    "a closed attempt is opened": (
        "{change} closed_at = NULL, points = NULL, closing = '' WHERE id = {closed}"
    ),
    "a closed attempt has another score": (
        "UPDATE training_attempt SET points = 600 WHERE id = {closed}"
    ),
    "a score is not what the answers brought": (
        "UPDATE training_attempt SET closed_at = '2099-01-01', points = 600, closing = 'answered'"
        " WHERE id = {open}"
    ),
    "a score is beyond the maximum": (
        "UPDATE training_attempt SET closed_at = '2099-01-01', points = 601, closing = 'answered'"
        " WHERE id = {open}"
    ),
    "an attempt is closed without a score": (
        "UPDATE training_attempt SET closed_at = '2099-01-01' WHERE id = {open}"
    ),
    "an attempt is deleted": "DELETE FROM training_attempt",
    "an answer is changed": "UPDATE training_answer SET points = 100",
    "an answer is deleted": "DELETE FROM training_answer",
    "an item is answered twice": "{answer} ({open}, {answered_item}, '1', 0, '{now}')",
    "a closed attempt is answered": "{answer} ({closed}, {left_item}, '1', 0, '{now}')",
    "an item of another version is answered": "{answer} ({open}, {case_item}, '1', 0, '{now}')",
    "an answer brings more than there is": "{answer} ({open}, {left_item}, '1', 101, '{now}')",
    "a free answer marks itself": "{answer} ({open}, {free_item}, '1', 100, '{now}')",
    "an answer comes when the time is up": "{answer} ({open}, {left_item}, '1', 0, '2099-01-01')",
    "an answer comes before the attempt": "{answer} ({open}, {left_item}, '1', 0, '2001-01-01')",
    "a mark is beyond the maximum": "{mark} ({free_answer}, 101, '', {trainer}, '{now}')",
    "a mark is for what marks itself": "{mark} ({plain_answer}, 1, '', {trainer}, '{now}')",
    "somebody marks themselves": "{mark} ({free_answer}, 1, '', {trainee}, '{now}')",
    "a mark is changed": "UPDATE training_mark SET points = 100",
    "a mark is deleted": "DELETE FROM training_mark",
    "a result is beyond the maximum": "{override} ({closed}, 601, 'why', {trainer}, '{now}')",
    "a result is changed without a reason": "{override} ({closed}, 1, '', {trainer}, '{now}')",
    "an open attempt gets a result": "{override} ({open}, 1, 'why', {trainer}, '{now}')",
    "somebody changes their own result": "{override} ({closed}, 1, 'why', {trainee}, '{now}')",
    "a changed result is changed": "UPDATE training_resultoverride SET points = 600",
    "attempts are granted to oneself": "{grant} {of_quiz}, 1, 'why', {trainee}, '{now}')",
    "attempts are granted without a reason": "{grant} {of_quiz}, 1, '', {trainer}, '{now}')",
    "time is given to oneself": "{time} ({enrolment}, 200, {trainee}, '{now}')",
    "time is given without end": "{time} ({enrolment}, 4000, {trainer}, '{now}')",
    "a decision is taken back": "DELETE FROM training_attemptsgranted",
}
INTO = {
    "attempt": (
        "INSERT INTO training_attempt (key, enrolment_id, assessment_id, version_id, maximum,"
        " started_at, number, points, closed_at, closing) SELECT {uuid}, enrolment_id,"
        " assessment_id, version_id, maximum, started_at,"
    ),
    "change": "UPDATE training_attempt SET",
    "of_quiz": "({enrolment}, {quiz}",
    "of_it": "WHERE id = {open}",
    "of_open": "FROM training_attempt WHERE id = {open}",
    "answer": (
        "INSERT INTO training_answer (attempt_id, item_id, given, points, answered_at) VALUES"
    ),
    "mark": (
        "INSERT INTO training_mark (answer_id, points, comment, decided_by_id, decided_at) VALUES"
    ),
    "override": (
        "INSERT INTO training_resultoverride"
        " (attempt_id, points, reason, decided_by_id, decided_at) VALUES"
    ),
    "grant": (
        "INSERT INTO training_attemptsgranted (enrolment_id, assessment_id, count, reason,"
        " decided_by_id, decided_at) VALUES"
    ),
    "time": (
        "INSERT INTO training_personaltime (enrolment_id, percent, decided_by_id, decided_at)"
        " VALUES"
    ),
}
# What the same statements do when they are not attacks: so that none is refused for its grammar.
HONEST = {
    "an answer": "{answer} ({open}, {left_item}, '1', 0, '{now}')",
    "a mark": "{mark} ({free_answer}, 100, '', {trainer}, '{now}')",
    "a changed result": "{override} ({closed}, 600, 'why', {trainer}, '{now}')",
    "more attempts": "{grant} ({enrolment}, {quiz}, 1, 'why', {trainer}, '{now}')",
    "more time": "{time} ({enrolment}, 200, {trainer}, '{now}')",
}


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))]
)
def copy(request, tmp_path, django_db_blocker):
    return make_copy(request.param, request, tmp_path, django_db_blocker)


def test_every_attack_is_refused(copy):
    assert copy.run(prepare) == [0]
    outcome = copy.ask(attack)
    assert {name for name, refused in outcome.items() if name in ATTACKS and not refused} == set()
    assert {name: outcome[name] for name in HONEST if outcome[name]} == {}
    assert copy.ask(guards.missing) == []


def prepare():
    make.make_sign()
    course = make.make_course()
    quiz, _case = make.make_quiz(course, minutes=60), make.make_case(course)
    trainee, other = people.trainee(course), people.trainee(course, "other")
    trainer = people.account("trainer")
    mine = Enrolment.objects.get(person__user=trainee)
    assert Enrolment.objects.filter(person__user=other).exists()
    first = services.start_attempt(enrolment=mine, assessment=quiz)
    for key in ("single", "multiple", "ordering", "matching", "number", "free"):
        services.answer_item(attempt=first, key=f"pitanje-{key}", given="?")
    free = Answer.objects.get(item__is_free=True)
    services.mark_answer(answer=free, points=50, by=trainer)
    first.refresh_from_db()
    services.override_result(attempt=first, points=10, by=trainer, reason="Пример.")
    services.grant_attempts(enrolment=mine, assessment=quiz, count=1, by=trainer, reason="Пример.")
    second = services.start_attempt(enrolment=mine, assessment=quiz)
    services.answer_item(attempt=second, key="pitanje-single", given="?")


def ids():
    """Return the ids that the statements name."""
    quiz, case = (Assessment.objects.get(mode=mode) for mode in ("quiz", "case"))
    closed, opened = Attempt.objects.order_by("number")
    items = {item.key: item.pk for item in quiz.versions.get().items.all()}
    answers = closed.answers.order_by("pk")
    return {
        "quiz": quiz.pk,
        "case": case.pk,
        "other_version": case.versions.get().pk,
        "case_item": case.versions.get().items.first().pk,
        "closed": closed.pk,
        "open": opened.pk,
        "enrolment": closed.enrolment_id,
        "trainee": closed.enrolment.person.user_id,
        "other_enrolment": Enrolment.objects.get(person__user__email__startswith="other").pk,
        "trainer": people.User.objects.get(email__startswith="trainer").pk,
        "answered_item": items["pitanje-single"],
        "left_item": items["pitanje-multiple"],
        "free_item": items["pitanje-free"],
        "free_answer": answers.get(item__is_free=True).pk,
        "plain_answer": answers.filter(item__is_free=False).first().pk,
        "now": (opened.started_at + people.DAY / 86400).strftime("%Y-%m-%d %H:%M:%S+00:00")
        if connection.vendor == "postgresql"
        else (opened.started_at + people.DAY / 86400).strftime("%Y-%m-%d %H:%M:%S"),
        "uuid": "gen_random_uuid()" if connection.vendor == "postgresql" else "hex(randomblob(16))",
    }


def attack():
    """Return by name what the database said: nothing where it let the statement pass."""
    known = ids()
    into = {name: part.format(**known) for name, part in INTO.items()}
    outcome = {}
    for name, statement in {**ATTACKS, **HONEST}.items():
        outcome[name] = refusal(statement.format(**known, **into))
    return outcome


def refusal(statement):
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(statement)
                cursor.execute("SELECT 1")
            connection.check_constraints()
            transaction.set_rollback(True)
    except DatabaseError as error:
        if isinstance(error, IntegrityError) or "kept as it was made" in str(error):
            return str(error)
        raise
    return ""

"""What a killed worker had in its hand is done by the next one, whole and once."""

import subprocess
import sys
from datetime import timedelta

import pytest
from django.core.mail import send_mail
from django.db import OperationalError
from django.test import override_settings
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from foundation.daily import begin
from foundation.management.commands.worker import Worker
from foundation.models import DailyRun, OutgoingMail
from foundation.working import (
    MOST_TIMES,
    forget_done_if_due,
    is_gone,
    name_of_this_process,
    take_up_lost,
    whole,
)

pytestmark = pytest.mark.django_db
READY, RUNNING = TaskResultStatus.READY, TaskResultStatus.RUNNING
SUCCESSFUL, FAILED = TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED
BACKGROUND = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
OUTBOX = "foundation.mail.backend.OutboxBackend"


class KilledError(BaseException):
    """Stands for the end of a process: nothing catches it."""


@task(backend="background")
@whole
def send_letter(how: str) -> None:
    send_mail("Писмо", "Текст", None, ["neko@primer.rs"])
    if how == "away":
        raise OperationalError("the server closed the connection")
    if how == "wrong":
        raise ValueError("a mistake")


@pytest.fixture(autouse=True)
def _background():
    with override_settings(TASKS=BACKGROUND, EMAIL_BACKEND=OUTBOX):
        yield


@pytest.fixture
def gone():
    """The name that a process had that is no longer there."""
    command = (
        "import sys; sys.path.insert(0, 'site'); import django; django.setup();"
        "from foundation.working import name_of_this_process as name; print(name())"
    )
    told = subprocess.run(
        [sys.executable, "-c", command], check=True, capture_output=True, text=True
    )
    return told.stdout.strip()


def work():
    """Do what waits, as a worker does."""
    worker = Worker(
        queue_names=["default"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="background",
        startup_delay=False,
        max_tasks=None,
        worker_id="here:1:1",
    )
    for result in DBTaskResult.objects.ready().filter(task_path=send_letter.module_path):
        result.claim(worker.worker_id)
        worker.run_task(result)


def claimed(name, how="well", times=1):
    """Return a letter's task that a worker of that name has in its hand."""
    result = DBTaskResult.objects.get(pk=send_letter.enqueue(how).id)
    for _ in range(times):
        result.claim(name)
    return result


def state(result):
    return DBTaskResult.objects.get(pk=result.pk).status


def letters():
    return OutgoingMail.objects.count()


def test_the_next_worker_does_what_a_killed_one_had_begun(gone):
    result = claimed(gone)
    assert is_gone(gone)
    assert take_up_lost() == 1
    work()
    assert (state(result), letters()) == (SUCCESSFUL, 1)


@pytest.mark.parametrize("name", ["", "elsewhere:1:1", "here", "worker-of-before"])
def test_nobody_is_called_gone_of_whom_that_is_not_known(name):
    assert not is_gone(name)
    assert not is_gone(name_of_this_process())
    result = claimed(name)
    assert take_up_lost() == 0
    assert state(result) == RUNNING


def test_a_number_that_another_process_has_now_protects_nobody():
    host, number, _begun = name_of_this_process().split(":")
    assert is_gone(f"{host}:{number}:1")


def test_what_a_worker_lost_hold_of_it_takes_up_itself():
    result = claimed(name_of_this_process())
    assert take_up_lost() == 0
    assert take_up_lost(idle=name_of_this_process()) == 1
    assert state(result) == READY


def test_another_machine_that_never_came_back_is_waited_for_six_hours():
    result = claimed("elsewhere:1:1")
    hours = timezone.now() - timedelta(hours=6, minutes=1)
    DBTaskResult.objects.filter(pk=result.pk).update(started_at=hours)
    assert take_up_lost() == 1


def test_what_ends_each_worker_is_not_tried_for_ever(gone):
    result = claimed(gone, times=MOST_TIMES)
    assert take_up_lost() == 0
    assert state(result) == FAILED


def test_killed_between_the_letter_and_the_end_of_the_task_neither_is_there(monkeypatch):
    result = DBTaskResult.objects.get(pk=send_letter.enqueue("well").id)

    def kill(*_args):
        raise KilledError

    monkeypatch.setattr(DBTaskResult, "set_successful", kill)
    monkeypatch.setattr(DBTaskResult, "set_failed", kill)
    with pytest.raises(KilledError):
        work()
    assert (state(result), letters()) == (RUNNING, 0)


def test_a_database_that_was_away_is_no_reason_to_give_a_letter_up():
    result = DBTaskResult.objects.get(pk=send_letter.enqueue("away").id)
    for _ in range(MOST_TIMES - 1):
        work()
        assert (state(result), letters()) == (READY, 0)
    work()
    assert (state(result), letters()) == (FAILED, 0)


def test_a_mistake_leaves_no_half_of_a_letter():
    result = DBTaskResult.objects.get(pk=send_letter.enqueue("wrong").id)
    work()
    assert (state(result), letters()) == (FAILED, 0)


def test_what_is_done_is_forgotten_the_next_day_and_what_failed_after_a_month():
    ages = {SUCCESSFUL: (0, 2), FAILED: (2, 31)}
    kept = []
    for status, days in ages.items():
        for number in days:
            result = DBTaskResult.objects.get(pk=send_letter.enqueue("well").id)
            finished = timezone.now() - timedelta(days=number)
            DBTaskResult.objects.filter(pk=result.pk).update(status=status, finished_at=finished)
            if number == days[0]:
                kept.append(result.pk)
    waits = send_letter.enqueue("well")
    forget_done_if_due()
    found = {str(pk) for pk in DBTaskResult.objects.values_list("pk", flat=True)}
    assert found == {str(pk) for pk in (*kept, waits.id)}
    assert not begin("done tasks")
    assert DailyRun.objects.filter(name="done tasks").count() == 1

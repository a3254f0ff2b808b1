"""Signs of life of processes that answer nobody: the publisher's own, and the worker's as a task
that it was given and did.
"""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from ..models.heartbeat import Heartbeat

PUBLISHER = "publisher"
WORKER = "worker"
# Seen no more often than this: a sign of life is a write.
EVERY = timedelta(seconds=60)


def beat(name: str) -> bool:
    """Note that a process is alive; ``False`` when that was noted a moment ago."""
    now = timezone.now()
    # One that lies ahead was noted by a clock that was wrong.
    if Heartbeat.objects.filter(name=name, seen_at__gt=now - EVERY, seen_at__lte=now).exists():
        return False
    Heartbeat.objects.update_or_create(name=name, defaults={"seen_at": now})
    return True


def seconds_since(name: str) -> int | None:
    """Return how long ago a process was seen, or ``None`` when it never was."""
    seen = Heartbeat.objects.filter(name=name).values_list("seen_at", flat=True).first()
    return None if seen is None else max(0, int((timezone.now() - seen).total_seconds()))


@task(backend="background")
def answer() -> None:
    """Note that the worker does what it is given, and forget the earlier signs."""
    beat(WORKER)
    done = DBTaskResult.objects.filter(task_path=answer.module_path)
    done.filter(status=TaskResultStatus.SUCCESSFUL).delete()


def publisher_is_alive() -> None:
    """Note it, and ask the worker for a sign unless an earlier question still waits."""
    if beat(PUBLISHER):
        asked = DBTaskResult.objects.filter(task_path=answer.module_path)
        if not asked.filter(status=TaskResultStatus.READY).exists():
            answer.enqueue()

"""What the publisher does once a day. Rooms register their tasks; each says itself whether it is
due, so that nothing is done twice when several publishers run.
"""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

_tasks: dict[str, Callable[[], object]] = {}
logger = logging.getLogger(__name__)


def register_daily(name: str, run_if_due: Callable[[], object]) -> None:
    """Register a task that does nothing when it was done today."""
    _tasks[name] = run_if_due


def register_own() -> None:
    """Register what the foundation does of this kind that belongs to no part of it."""
    from . import planner  # noqa: PLC0415  # it asks this module whether it is due
    from .strangers import tokens  # noqa: PLC0415  # its models are there only later

    register_daily("spent tokens", tokens.forget)
    register_daily(planner.NAME, planner.learn_if_due)


def run_due() -> None:
    """Run every task. One that fails is logged by name, and the others run."""
    for name, run_if_due in _tasks.items():
        try:
            run_if_due()
        except Exception:
            logger.exception("The daily task %s failed.", name)


def begin(name: str) -> bool:
    """Claim today's run of a task: ``True`` for one caller a day in Belgrade, whoever it is.

    A run that is killed is not repeated before tomorrow.
    """
    from .models import DailyRun  # noqa: PLC0415  # apps register tasks before models are there

    today = timezone.localdate()
    # A machine whose clock is a little ahead may have begun tomorrow's; what lies further ahead was
    # written by a clock that was wrong, and would keep every run from beginning until then.
    done = Q(day__gte=today, day__lte=today + timedelta(days=1))
    # Asked every few seconds: almost always it is done, and nothing is written.
    if DailyRun.objects.filter(done, name=name).exists():
        return False
    if DailyRun.objects.filter(~done, name=name).update(day=today):
        return True
    try:
        with transaction.atomic():
            return DailyRun.objects.get_or_create(name=name, defaults={"day": today})[1]
    except IntegrityError:
        return False

"""What the publisher does once a day. Rooms register their tasks; each says itself whether it is
due, so that nothing is done twice when several publishers run.
"""

import logging
from collections.abc import Callable

_tasks: dict[str, Callable[[], object]] = {}
logger = logging.getLogger(__name__)


def register_daily(name: str, run_if_due: Callable[[], object]) -> None:
    """Register a task that does nothing when it was done today."""
    _tasks[name] = run_if_due


def run_due() -> None:
    """Run every task. One that fails is logged by name, and the others run."""
    for name, run_if_due in _tasks.items():
        try:
            run_if_due()
        except Exception:
            logger.exception("The daily task %s failed.", name)

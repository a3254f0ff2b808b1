"""``manage.py worker``: does in the background what takes long, and sends what was written."""

import logging
import time
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, transaction
from django_tasks_db.management.commands.db_worker import Worker as DatabaseWorker

from foundation.mail.delivering import enqueue_if_due
from foundation.working import (
    gave_way_to_what_passes,
    give_back,
    is_whole,
    name_of_this_process,
    take_up_lost,
)

logger = logging.getLogger(__name__)
PAUSE = 1


class Worker(DatabaseWorker):
    """Ends a task that is whole in the transaction of what it did."""

    def run_task(self, db_task_result: Any) -> None:
        """Run it, and give back what only met a database that was away."""
        if is_whole(db_task_result):
            with transaction.atomic():
                super().run_task(db_task_result)
        else:
            super().run_task(db_task_result)
        if gave_way_to_what_passes(db_task_result):
            give_back(db_task_result)


class Command(BaseCommand):
    """Work until told to end; several may run at once."""

    help = "Do what waits in the background, for as long as it runs."
    # It serves no address: to look at all of them would keep what waits for another second.
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Take up what was left, and go on with what comes; wait for a database that is away."""
        worker = Worker(
            queue_names=["default"],
            excluded_queue_names=[],
            interval=1,
            batch=False,
            backend_name="background",
            startup_delay=False,
            max_tasks=None,
            worker_id=name_of_this_process(),
        )
        worker.configure_signals()
        while True:
            try:
                take_up_lost(idle=worker.worker_id)
                enqueue_if_due()
                worker.run()
            except DatabaseError:
                logger.exception("The worker could not ask what waits")
            else:
                return
            close_old_connections()
            time.sleep(PAUSE)

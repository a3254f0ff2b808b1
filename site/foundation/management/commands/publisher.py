"""``manage.py publisher``: what follows an embargo or an expiry, soon after its minute; what is due
each day; and mail that is to be tried again.

What readers see does not wait for it: that is decided when it is read.
"""

import logging
import os
import time
from collections.abc import Callable
from threading import Thread
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections

from foundation.daily import run_due
from foundation.embargo.settling import settle_due
from foundation.health.heartbeats import publisher_is_alive
from foundation.keeping.ahead import ReadingAhead
from foundation.keeping.nginx import follow
from foundation.mail.delivering import enqueue_if_due
from foundation.working import forget_done_if_due, take_up_lost

logger = logging.getLogger(__name__)
BEHIND_ALL = 19


class Command(BaseCommand):
    """Look again and again; several may run at once."""

    help = "Do what follows embargoes and expiries, for as long as it runs."
    # It serves no address: to look at all of them would keep what is due for another second.
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the pause between two looks."""
        parser.add_argument("--every", type=int, default=20, help="seconds between two looks (20)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Look, do, wait."""
        every = options["every"]
        # To read a whole site takes minutes, for which nothing that is due waits.
        Thread(target=self.read_ahead, daemon=True).start()
        while True:
            self.carefully(self.do_what_is_due)
            for _ in range(every):
                # What another machine published is seen here within the second, and mail that a
                # worker was killed with goes on.
                self.carefully(follow)
                self.carefully(enqueue_if_due)
                time.sleep(1)

    def do_what_is_due(self) -> None:
        """Look once."""
        settle_due()
        run_due()
        take_up_lost()
        forget_done_if_due()
        publisher_is_alive()

    def read_ahead(self) -> None:
        """Read again and again what changed, within the second, before readers do."""
        # This thread alone, and those that it starts: whoever answers readers goes first, above all
        # a server that starts again.
        os.nice(BEHIND_ALL)
        ahead = ReadingAhead()
        while True:
            self.carefully(ahead.look)
            time.sleep(1)

    def carefully(self, do: Callable[[], None]) -> None:
        """Do something; a database that restarts or a full disk must not end the publisher: it
        looks again.
        """
        try:
            do()
        except (DatabaseError, OSError):
            logger.exception("The publisher could not do what is due")
        close_old_connections()

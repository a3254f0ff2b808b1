"""Eight publishers at once, after one that was killed half-way: every effect once, on SQLite and on
a real PostgreSQL.
"""

import datetime
import multiprocessing
import os
import shutil
import signal

import environ
import pytest
from django.core.files.base import ContentFile
from django.db import connection, connections
from django.utils import timezone

from foundation.embargo import settling
from foundation.models import EmbargoEnd, SiteDocument
from foundation.models.access import PageAccess
from tests.factories.pages import make_site
from tests.factories.press import ReleasePageFactory
from tests.plugins.template_database import template

HOUR = datetime.timedelta(hours=1)
FORK = multiprocessing.get_context("fork")
RELEASES = 3


class Copy:
    """A database of its own, that processes of their own open in place of the test's."""

    def __init__(self, url, blocker):
        self.settings = environ.Env.db_url_config(url)
        self.blocker = blocker

    def run(self, work, times=1):
        """Do ``work`` in several processes that begin together, and return how each ended."""
        barrier = FORK.Barrier(times)
        processes = [FORK.Process(target=self._child, args=(work, barrier)) for _ in range(times)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        return [process.exitcode for process in processes]

    def count(self):
        """Return how many ends are noted, how many messages were sent, and how many keys wait."""
        receiver, sender = FORK.Pipe(duplex=False)
        assert self.run(lambda: sender.send(_counts())) == [0]
        return receiver.recv()

    def _child(self, work, barrier):
        connections.databases["default"] = {
            **connections.databases["default"],
            "OPTIONS": {},
            **self.settings,
        }
        if "sqlite" in self.settings["ENGINE"]:
            # As the house runs it: a writer waits for its turn.
            connections.databases["default"]["OPTIONS"] = {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
            }
        del connections["default"]
        barrier.wait()
        with self.blocker.unblock():
            work()
        os._exit(0)


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))]
)
def copy(request, tmp_path, django_db_blocker):
    """A copy of the template with releases whose embargo ended, and a table of what was sent."""
    if request.param == "sqlite":
        path = tmp_path / "copy.sqlite3"
        shutil.copy(template(), path)
        url = f"sqlite:///{path}"
    else:
        url = request.getfixturevalue("postgresql_database")()
    made = Copy(url, django_db_blocker)
    assert made.run(_prepare) == [0]
    assert made.count() == (0, 0, RELEASES)
    return made


def test_every_effect_happens_once(copy):
    assert copy.run(_settle_and_die_at_the_second) == [-signal.SIGKILL]
    assert copy.count() == (1, 1, RELEASES - 1)
    assert copy.run(_settle, times=8) == [0] * 8
    assert copy.count() == (RELEASES, RELEASES, 0)


def _counts():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM outbox")
        (sent,) = cursor.fetchone()
    waiting = PageAccess.objects.filter(key__contains="embargo:").count()
    withheld = SiteDocument.objects.filter(embargoed_until__isnull=False).count()
    assert waiting == withheld
    return EmbargoEnd.objects.count(), sent, waiting


def _prepare():
    make_site()
    ended = timezone.now()
    for number in range(RELEASES):
        paper = SiteDocument.objects.create(
            title=f"Прилог {number}", file=ContentFile(b"1", name=f"prilog-{number}.txt")
        )
        page = ReleasePageFactory(
            embargoed_until=ended + HOUR,
            body=[("document", {"document": paper, "text": "Прилог"})],
        )
        _let_pass(page, paper, ended - HOUR)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE outbox (page integer)")


def _let_pass(page, paper, instant):
    """Move what waits into the past, as time does."""
    key = f"embargo:{instant.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"
    type(page).objects.filter(pk=page.pk).update(embargoed_until=instant)
    PageAccess.objects.filter(page_id=page.pk).update(key=key)
    SiteDocument.objects.filter(pk=paper.pk).update(embargoed_until=instant)


def _send(page, **kwargs):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO outbox VALUES (%s)", [page.pk])


def _settle():
    settling.embargo_ended.connect(_send)
    settling.settle_due()


def _settle_and_die_at_the_second():
    told = []

    def die(page, **kwargs):
        told.append(page.pk)
        if len(told) == 2:
            os.kill(os.getpid(), signal.SIGKILL)

    settling.embargo_ended.connect(_send)
    settling.embargo_ended.connect(die)
    settling.settle_due()

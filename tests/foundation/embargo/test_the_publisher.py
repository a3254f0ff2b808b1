"""What follows an embargo happens once, with eight publishers at once and one killed half-way."""

import datetime
import multiprocessing
import os
import shutil
import signal
import sqlite3

import pytest
from django.db import connection, connections
from django.utils import timezone
from wagtail.models import Page, Revision

from foundation.embargo import settling
from foundation.models import EmbargoEnd
from tests.factories.pages import NewsPageFactory, make_site
from tests.foundation.embargo.conftest import BEFORE, MINUTE
from tests.plugins.template_database import template

HOUR = datetime.timedelta(hours=1)
FORK = multiprocessing.get_context("fork")


def test_an_end_is_told_once(embargoed, at, signalled):
    with at(BEFORE):
        assert settling.settle_due() == 0
    with at(MINUTE):
        assert [settling.settle_due() for _ in range(3)] == [1, 0, 0]
    assert signalled == [embargoed.page.pk]
    assert EmbargoEnd.objects.get().instant == MINUTE


def test_a_minute_that_was_moved_has_an_end_of_its_own(embargoed, at, signalled):
    with at(BEFORE):
        page = embargoed.read_again()
        page.embargoed_until = MINUTE + HOUR
        page.save_revision().publish()
    for moment, ended in [(MINUTE, 0), (MINUTE + HOUR, 1)]:
        with at(moment):
            assert settling.settle_due() == ended


@pytest.fixture
def signalled():
    """The pages whose end was told."""
    told = []

    def listen(page, **kwargs):
        told.append(page.pk)

    settling.embargo_ended.connect(listen)
    yield told
    settling.embargo_ended.disconnect(listen)


def test_what_expires_is_withdrawn_once(site, at):
    with at(BEFORE):
        page = NewsPageFactory(expire_at=MINUTE)
    with at(MINUTE):
        assert [settling.settle_due() for _ in range(2)] == [1, 0]
    assert Page.objects.get(pk=page.pk).expired


def test_a_revision_that_was_scheduled_natively_is_not_lost(site, at):
    with at(BEFORE):
        page = NewsPageFactory(title="Пре")
        page.title, page.go_live_at = "После", MINUTE
        page.save_revision().publish()
    with at(MINUTE):
        assert [settling.settle_due() for _ in range(2)] == [1, 0]
    assert Page.objects.get(pk=page.pk).title == "После"
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_eight_at_once_and_one_killed_half_way(copy):
    killed = _run(copy, _settle_and_die)
    assert killed == [-signal.SIGKILL]
    assert copy.count("foundation_embargoend") == 0
    assert _run(copy, _settle, times=8) == [0] * 8
    assert copy.count("foundation_embargoend") == 1
    assert copy.count("outbox") == 1


class Copy:
    """A database in a file of its own, that processes of their own open."""

    def __init__(self, path, blocker):
        self.path = path
        self.blocker = blocker

    def ask(self, sql):
        with sqlite3.connect(self.path) as database:
            return database.execute(sql).fetchall()

    def count(self, table):
        return self.ask(f"SELECT count(*) FROM {table}")[0][0]


@pytest.fixture
def copy(tmp_path, django_db_blocker):
    """A copy of the template with one page whose embargo ended, and a table of what was sent."""
    made = Copy(tmp_path / "copy.sqlite3", django_db_blocker)
    shutil.copy(template(), made.path)
    assert _run(made, _prepare) == [0]
    return made


def _run(copy, work, times=1):
    """Do ``work`` in several processes that begin together, and return how each ended."""
    barrier = FORK.Barrier(times)
    processes = [FORK.Process(target=_child, args=(copy, work, barrier)) for _ in range(times)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]


def _child(copy, work, barrier):
    """Open the copy in place of the database of the test, which stays the parent's own."""
    connections.databases["default"] = {
        **connections.databases["default"],
        "NAME": str(copy.path),
    }
    del connections["default"]
    barrier.wait()
    with copy.blocker.unblock():
        work()
    os._exit(0)


def _prepare():
    make_site()
    NewsPageFactory(embargoed_until=timezone.now() - HOUR)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE outbox (page integer)")


def _send(page, **kwargs):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO outbox VALUES (%s)", [page.pk])


def _settle():
    settling.embargo_ended.connect(_send)
    settling.settle_due()


def _settle_and_die():
    settling.embargo_ended.connect(_send)
    settling.embargo_ended.connect(_die)
    settling.settle_due()


def _die(**kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

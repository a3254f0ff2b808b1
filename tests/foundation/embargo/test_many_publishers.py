"""Eight publishers at once, after one that was killed half-way: every effect once, on SQLite and on
a real PostgreSQL.
"""

import datetime
import os
import signal

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone

from foundation.embargo import settling
from foundation.models import EmbargoEnd, SiteDocument
from foundation.models.access import PageAccess
from tests.factories.copies import make_copy
from tests.factories.pages import make_site
from tests.factories.press import ReleasePageFactory

HOUR = datetime.timedelta(hours=1)
RELEASES = 3


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))]
)
def copy(request, tmp_path, django_db_blocker):
    """A copy of the template with releases whose embargo ended, and a table of what was sent."""
    made = make_copy(request.param, request, tmp_path, django_db_blocker)
    assert made.run(_prepare) == [0]
    assert made.ask(_counts) == (0, 0, RELEASES)
    return made


def test_every_effect_happens_once(copy):
    assert copy.run(_settle_and_die_at_the_second) == [-signal.SIGKILL]
    assert copy.ask(_counts) == (1, 1, RELEASES - 1)
    assert copy.run(_settle, times=8) == [0] * 8
    assert copy.ask(_counts) == (RELEASES, RELEASES, 0)


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

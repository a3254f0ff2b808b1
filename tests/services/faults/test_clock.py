"""Clocks that jump: what is due is done once, and what a wrong clock wrote stands in nobody's way.

The publisher's clock is this process's own, moved by time-machine; nothing else needs to run.
"""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.mail import send_mail
from wagtail.models import Page, PageLogEntry

from foundation import daily
from foundation.embargo.settling import settle_due
from foundation.health import heartbeats
from foundation.mail.delivering import deliver_due
from foundation.models import EmbargoEnd, OutgoingMail
from tests.factories.pages import NewsPageFactory, make_site

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
# In Belgrade three o'clock becomes two, and two becomes three.
BACK, FORTH = datetime(2026, 10, 25, 1, tzinfo=UTC), datetime(2027, 3, 28, 1, tzinfo=UTC)


def at(moment):
    return time_machine.travel(moment, tick=False)


@pytest.mark.django_db
@pytest.mark.parametrize("change", [BACK, FORTH])
def test_what_is_due_while_clocks_change_is_done_once(change):
    make_site()
    done = []
    with at(change - 3 * HOUR):
        pages = [
            NewsPageFactory(embargoed_until=change + minutes * MINUTE) for minutes in (-30, 0, 30)
        ]
        scheduled = NewsPageFactory(title="Пре")
        scheduled.title, scheduled.go_live_at = "После", change
        scheduled.save_revision().publish()
    for minutes in range(-120, 121, 10):
        with at(change + minutes * MINUTE):
            settle_due()
            if daily.begin("a task"):
                done.append(minutes)
    assert EmbargoEnd.objects.filter(page__in=pages).count() == len(pages)
    assert Page.objects.get(pk=scheduled.pk).title == "После"
    assert PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count() == 1
    # Two days: midnight in Belgrade is among these hours.
    assert len(done) == (2 if change == BACK + HOUR else len(set(done)))
    assert len(done) <= 2


@pytest.mark.django_db
def test_a_clock_that_is_wrong_for_a_while_does_nothing_twice_and_nothing_late():
    make_site()
    with at(BACK - 3 * HOUR):
        page = NewsPageFactory(embargoed_until=BACK + 10 * MINUTE)
    # An hour ahead, right again, an hour behind.
    for moment in (BACK, BACK + HOUR, BACK + MINUTE, BACK - HOUR, BACK + 2 * HOUR):
        with at(moment):
            settle_due()
    assert EmbargoEnd.objects.filter(page=page).count() == 1


@pytest.mark.django_db
def test_what_a_clock_of_next_year_wrote_stands_in_nobodys_way(settings):
    settings.EMAIL_BACKEND = "foundation.mail.backend.OutboxBackend"
    settings.MAIL_SERVER_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    with at(FORTH):
        assert daily.begin("a task")
        assert heartbeats.beat("publisher")
        send_mail("Писмо", "Текст", None, ["neko@primer.rs"])
        OutgoingMail.objects.update(claimed_until=FORTH + MINUTE, claimed_by="elsewhere:1")
    with at(BACK):
        assert daily.begin("a task")
        assert not daily.begin("a task")
        assert heartbeats.beat("publisher")
        assert deliver_due() == 1

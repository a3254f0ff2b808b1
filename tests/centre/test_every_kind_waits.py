"""Each type of page, before its minute and beyond it, and when it is private: on no surface, or on
all. What the surfaces are, the site itself says: whatever links lead to once all is open.
"""

import datetime

import pytest
import time_machine
from django.test import Client
from wagtail.models import PageViewRestriction

from foundation.models import Embargoed, User
from portal.models import Activity, DeadlineWords
from tests.factories.kinds import MAKERS, make_every_kind
from tests.factories.pages import types_of_pages
from tests.training.crawler import everything, links, read

WORD = "Кључаоница"
SLUG = "kljucaonica"
# 9:00 in Belgrade, in winter.
MINUTE = datetime.datetime(2026, 11, 30, 8, tzinfo=datetime.UTC)
BEFORE = MINUTE - datetime.timedelta(minutes=1)
# What no link leads to.
ASKED = [
    f"/pretraga/?q={WORD}",
    f"/sr-latn/pretraga/?q={SLUG}",
    f"/pretraga/predlozi/?q={WORD[:6]}",
    f"/sr-latn/pretraga/predlozi/?q={SLUG[:6]}",
    f"/pretraga/json/?q={WORD}",
    f"/pretraga/rss/?q={WORD}",
    "/sitemap.xml",
]


def at(moment):
    return time_machine.travel(moment, tick=False)


def tells(address, text):
    """Say whether an answer tells the word, other than by repeating what was asked."""
    told = [f"/{SLUG}"] if "/pretraga/" in address else [f"/{SLUG}", WORD.lower()]
    return any(word in text.lower() for word in told)


def test_every_type_that_can_wait_is_tried():
    assert {model for model in types_of_pages() if issubclass(model, Embargoed)} == set(MAKERS)


@pytest.fixture
def made(activities, settings, tmp_path, django_capture_on_commit_callbacks):
    settings.SCRATCH_ROOT = tmp_path
    # A plan that is complete, so that its downloads can be read as well.
    for each in Activity.objects.all():
        DeadlineWords.objects.create(activity=each, kind="continuous")
    with at(BEFORE), django_capture_on_commit_callbacks(execute=True):
        return make_every_kind(
            WORD, SLUG, topic="law", activity=activities[0], embargoed_until=MINUTE
        )


@pytest.mark.walk
def test_nothing_is_anywhere_before_and_everything_at_the_minute(made, client):
    with at(BEFORE):
        before = read(client, *ASKED)
    assert [address for address, text in before.items() if tells(address, text)] == []
    new = set()
    with at(MINUTE):
        for address in ASKED:
            assert tells(address, everything(client.get(address))), address
        for page in made.values():
            answer = client.get(page.url)
            assert answer.status_code == 200, page.url
            new |= {page.url, *links(everything(answer))} - before.keys()
    outsider = Client()
    outsider.force_login(User.objects.create_user("outsider@example.org"))
    # Pages, files, pictures, cards, calendars, ZIPs: what only they lead to, but filters of lists.
    with at(BEFORE):
        for address in new:
            for visitor in (client, outsider):
                assert "/?" in address or visitor.get(address).status_code == 404, address


@pytest.mark.walk
def test_what_is_private_is_on_no_surface(made, client):
    for page in made.values():
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    with at(MINUTE):
        answers = read(client, *ASKED)
        assert [address for address, text in answers.items() if tells(address, text)] == []
        for page in made.values():
            assert client.get(page.url).status_code == 404, page.url

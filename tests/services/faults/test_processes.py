"""Processes are killed in the middle of what they do: it is done once, by whoever comes after."""

import signal
import threading
import time

import pytest

from tests.services.faults.people import FORM, is_page_with_help, was_taken
from tests.services.running import WEB

SEND = """
from django.core.mail import send_mail
send_mail("{word}", "Поштовани, ово је проба.", None, ["neko@primer.rs"])
"""
SCHEDULE = """
from datetime import timedelta
from django.utils import timezone
from centre.models import NewsIndexPage, NewsPage
parent = NewsIndexPage.objects.filter(locale__language_code="sr").first()
for number in range(3):
    name = f"{word}-{{number}}"
    page = NewsPage(title=name, slug=name, lead="Увод", date="2026-11-01", live=False)
    parent.add_child(instance=page)
    page.go_live_at = timezone.now() + timedelta(seconds=600)
    page.save_revision().publish()
    print(page.pk, page.latest_revision_id)
"""
# As if the minute had come: what is planned is in the revision, and beside it.
COME_DUE = (
    "UPDATE wagtailcore_revision SET approved_go_live_at = now() - interval '1 minute', content ="
    " jsonb_set(content, '{go_live_at}', '\"2026-10-01T08:00:00Z\"') WHERE id = ANY(%s)"
)
# The publisher of the stack is the ninth.
EIGHT = """
import os
from django.db import connection
from foundation.embargo.settling import settle_due
with connection.cursor() as cursor:
    cursor.execute({statement!r}, [{revisions}])
connection.close()
children = []
for _ in range(8):
    child = os.fork()
    if not child:
        settle_due()
        os._exit(0)
    children.append(child)
print([os.waitpid(child, 0)[1] for child in children])
"""


def arrived(site, word):
    """Return the mails with ``word`` that came whole to the mail server."""
    return [text for text in site.mail.received if word.encode() in text]


def message_id(text):
    """Return what mail servers know a letter by."""
    return text.partition(b"Message-ID:")[2].split(b"\r\n")[0]


def test_the_worker_is_killed_between_the_commit_and_the_mail(site, people, told):
    word = site.form().word
    with people:
        site.mail.mood = "hung"
        site.stack.do(SEND.format(word=word))
        site.stack.wait(lambda: claimed(site))
        site.stack.kill("worker")
        site.mail.mood = "well"
        told(
            "worker killed before the mail: it arrives",
            site.stack.wait(lambda: arrived(site, word)),
        )
        site.stack.wait(lambda: not waiting(site))
    assert len(arrived(site, word)) == 1


def test_the_mail_server_drops_the_connection_after_the_text(site, people, told):
    word = site.form().word
    with people:
        site.mail.mood = "drops"
        site.stack.do(SEND.format(word=word))
        site.stack.wait(lambda: arrived(site, word))
        site.mail.mood = "well"
        seconds = site.stack.wait(lambda: not waiting(site))
    told("mail dropped after its text: sent again", seconds, mark=60)
    assert len({message_id(text) for text in arrived(site, word)}) == 1


@pytest.mark.parametrize("mood", ["hung", "busy", "closed", "away"])
def test_the_mail_server_hangs_or_sends_away_or_refuses(site, people, told, mood):
    word = site.form().word
    with people:
        arrives_once_it_is_well(site, told, mood, word)


def arrives_once_it_is_well(site, told, mood, word):
    """Send a letter while the mail server is not well."""
    site.mail.mood = mood
    site.stack.do(SEND.format(word=word))
    try:
        site.stack.wait(lambda: [tries for _pk, tries in waiting(site) if tries])
    finally:
        site.mail.mood = "well"
    told(f"mail {mood}: it arrives", site.stack.wait(lambda: arrived(site, word)), mark=60)
    site.stack.wait(lambda: not waiting(site))
    assert len(arrived(site, word)) == 1


def waiting(site):
    """Return what waits for the mail server."""
    return site.servers.ask("SELECT id, attempts FROM foundation_outgoingmail")


def claimed(site):
    """Return what a worker is about to send."""
    return site.servers.ask("SELECT id FROM foundation_outgoingmail WHERE claimed_until > now()")


def test_the_publisher_is_killed_in_the_middle_of_publishing(site, people, told):
    word = f"raspored-{site.form().word}"
    rows = [line.split() for line in site.stack.do(SCHEDULE.format(word=word)).splitlines()]
    pages = [int(page) for page, _revision in rows]
    with people:
        site.servers.ask(COME_DUE, [[int(revision) for _page, revision in rows]])
        # As soon as one is out, the next is under way. What a killed one leaves inside of a page's
        # transaction is tried in tests/foundation/embargo/test_many_publishers.py.
        site.stack.wait(lambda: any(live(site, pages)), 120)
        site.stack.kill("publisher")
        told(
            "publisher killed while publishing: all is published",
            site.stack.wait(lambda: all(live(site, pages)), 120),
        )
    assert told_of(site, pages) == [1, 1, 1]


def live(site, pages):
    """Return which of the pages are published."""
    found = dict(
        site.servers.ask("SELECT id, live FROM wagtailcore_page WHERE id = ANY(%s)", [pages])
    )
    return [found[page] for page in pages]


def stuck(site):
    """Return the ports of the processes that wait for another."""
    return site.servers.ask(
        "SELECT client_port FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    )


def told_of(site, pages):
    """Return how often each page's scheduled publishing was written down."""
    rows = site.servers.ask(
        "SELECT page_id, count(*) FROM wagtailcore_pagelogentry WHERE page_id = ANY(%s)"
        " AND action = 'wagtail.publish.scheduled' GROUP BY page_id",
        [pages],
    )
    return [dict(rows).get(page, 0) for page in pages]


def test_eight_publishers_at_once_publish_once(site, people, told):
    word = f"osam-{site.form().word}"
    rows = [line.split() for line in site.stack.do(SCHEDULE.format(word=word)).splitlines()]
    pages = [int(page) for page, _revision in rows]
    revisions = [int(revision) for _page, revision in rows]
    with people:
        begun = time.monotonic()
        ended = site.stack.do(EIGHT.format(statement=COME_DUE, revisions=revisions))
        told("eight publishers at once: all is published", time.monotonic() - begun, mark=60)
    assert ended == "[0, 0, 0, 0, 0, 0, 0, 0]"
    assert live(site, pages) == [True, True, True]
    assert told_of(site, pages) == [1, 1, 1]


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
@pytest.mark.parametrize("both", [False, True])
def test_the_web_server_is_stopped_in_the_middle_of_an_upload(site, people, told, both, sign):
    form = site.form()
    answers = []
    site.stack.has(*WEB)
    with people:
        with site.servers.as_master() as master, master.transaction():
            # It stands still where it would write the report.
            master.execute("LOCK TABLE centre_communityreport IN SHARE MODE")
            sender = threading.Thread(target=lambda: answers.append(form.send(site.stack)))
            sender.start()
            site.stack.wait(lambda: stuck(site))
            # Others may be sending too: their uploads have the same promise.
            port = stuck(site)[0][0]
            stopped = [name for name in WEB if both or site.stack.holds(name, port)]
            site.stack.kill(*stopped, sign=sign)
        sender.join()
        (answer,) = answers
        assert was_taken(answer) or is_page_with_help(FORM, answer)
        seconds = site.becomes_well()
        said = f"{len(stopped)} of 2 web servers stopped ({signal.Signals(sign).name}): all well"
        site.stack.wait(lambda: was_taken(form.send(site.stack)))
    # Where none is left one has to be loaded anew: 5 s, or twice what that takes on this machine.
    told(said, seconds, mark=max(5, 2 * site.seconds_to_load()) if both else 5)
    assert len(stopped) == 1 + both
    assert site.kept_words().count(form.word) == 1
